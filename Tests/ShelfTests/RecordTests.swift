import DiceKit
import Testing
import Topics

@testable import Shelf

@Suite struct RecordTests {
    private func page() throws -> Page {
        let library = MadeUp.library
        let topic = try #require(library.topics.first)
        return library.page(of: topic)
    }

    @Test func `every changed byte of a record is found`() throws {
        let record = RecordWriter.record(try page())
        for place in record.indices {
            for bit in 0..<8 {
                var changed = record
                changed[place] ^= 1 << bit
                #expect(throws: RecordFault.self) { try RecordReader.value(Page.self, of: changed[...]) }
            }
        }
    }

    @Test func `a record that was cut or lengthened is found`() throws {
        let record = RecordWriter.record(try page())
        for count in record.indices {
            #expect(throws: RecordFault.self) { try RecordReader.value(Page.self, of: record[..<count]) }
        }
        #expect(throws: RecordFault.self) { try RecordReader.value(Page.self, of: (record + [0])[...]) }
    }

    @Test func `bytes that mean harm are refused without a trap`() throws {
        var random = Dice(seed: 7)
        var payload: [UInt8] = []
        for round in 0..<3_000 {
            // Half of them are good records with a few bytes replaced behind a checksum that fits.
            var writer = RecordWriter()
            if round % 2 == 0 { writer.write(try page()) }
            payload = round % 2 == 0 ? writer.bytes : (0..<Int.random(in: 0..<80, using: &random)).map { _ in 0 }
            if payload.isEmpty { continue }
            for _ in 0..<4 { payload[Int.random(in: payload.indices, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            var reader = RecordReader(bare: payload[...])
            _ = try? reader.read(Page.self)
            reader = RecordReader(bare: payload[...])
            _ = try? reader.read(KeptSource.self)
            reader = RecordReader(bare: payload[...])
            _ = try? reader.read(Front.self)
        }
        // A list that says it has 2^63 values is not reserved for.
        var reader = RecordReader(bare: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x01][...])
        #expect(throws: RecordFault(what: "a list reaches past the end")) { try reader.read([String].self) }
    }

    @Test(arguments: [0, 1, -1, 63, 64, -65, 300, 1 << 40, Int.max, Int.min]) func `a number comes back as it was`(number: Int) throws {
        var writer = RecordWriter()
        writer.write(number)
        var reader = RecordReader(bare: writer.bytes[...])
        #expect(try reader.read(Int.self) == number)
        #expect(reader.left == 0)
    }

    @Test func `a number of eleven bytes, or above 64 bits, is refused`() {
        for last: [UInt8] in [[0x80, 0x00], [0x02]] {
            var reader = RecordReader(bare: ([UInt8](repeating: 0x80, count: 9) + last)[...])
            #expect(throws: RecordFault.self) { try reader.read(UInt64.self) }
        }
    }

    @Test func `a whole source comes back as it was`() throws {
        let kept = KeptSource(source: MadeUp.source, citedBy: ["asthma", "inhalers"], titles: ["pot-2019": "Pots"])
        #expect(try RecordReader.value(KeptSource.self, of: RecordWriter.record(kept)[...]) == kept)
    }
}
