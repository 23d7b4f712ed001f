import ArgumentParser
import Topics

@testable import carrel

/// The command line: it is carried out, answered with help and status 0, or refused with status 64 and one line that is safe to show.
///
/// An input is the words of a command line, one a line. Nothing is carried out.
enum CommandLinePromises {
    static func fault(_ bytes: [UInt8]) -> String? {
        let arguments = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        do {
            let order = try Program.order(of: arguments)
            guard let start = QuickStart(arguments) else { return nil }
            guard case .read(let read) = order, read == start else { return "the quick start is passed over" }
            guard let browse = try? Carrel.parseAsRoot(arguments) as? BrowseCommand else {
                return "the quick start knows what the parser does not"
            }
            return browse.topic == start.topic && browse.shared.choices == start.choices ? nil : "the quick start and the parser differ"
        } catch {
            if error.status != .usage { return "the status is \(error.status)" }
            guard let message = error.message else { return "nothing is said" }
            if message.isEmpty { return "the message is empty" }
            if message.unicodeScalars.contains(where: SanitizerPromises.isDangerous) { return "the message is not safe: \(message)" }
            return nil
        }
    }
}
