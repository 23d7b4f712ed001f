import FuzzKit
import Glibc
import Testing
import Topics

/// The inputs made to cost a Markdown parser time: cmark's own, and a table too wide for it.
@Suite(.serialized) struct AttackTests {
    static let attacks = CommonMark.attacks(size: 1).map(\.name)

    /// A byte of a text eight times as large may cost as much; where cost grows with the square it is eight times as much. In between there is
    /// room for whatever else the machine does. Time is that of this thread on the processor, the least of three.
    @Test(arguments: attacks) func `a byte of a large text costs what a byte of a small one does`(name: String) throws {
        let (small, large) = (try cost(name, size: 2500), try cost(name, size: 20_000))
        #expect(large.perByte < 3 * small.perByte || large.milliseconds < 40, "\(small), then \(large)")
    }

    private func cost(_ name: String, size: Int) throws -> (milliseconds: Double, perByte: Double) {
        let text = try #require(CommonMark.attacks(size: size).first { $0.name == name }?.text)
        let bytes = Array(("---\ntitle: T\nsummary: S\nnext-step: N\nreviewed: 2026-11-21\nreview-due: 2027-11-21\n---\n" + text).utf8)
        let times = (0..<3).map { _ in
            let start = now()
            _ = TopicParser.parse(bytes, file: "t.md", id: "t", section: "s", language: "en")
            return now() - start
        }
        let least = times.min() ?? 0
        return (least, least / Double(bytes.count))
    }

    /// Milliseconds of the processor that this thread has taken.
    private func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }
}
