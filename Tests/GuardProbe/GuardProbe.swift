import CTrespass
import Glibc
import Guard

/// Raises the walls with one folder inside, then tries everything a reader may not do: on this thread, and on one that starts afterwards. Prints a
/// line for each: the thread, what was tried, and the error it was refused with, 0 when it was let through.
///
///     GuardProbe FOLDER CEILING
@main
enum GuardProbe {
    private static let words = CommandLine.arguments

    static func main() {
        guard words.count == 3, let ceiling = Int32(words[2]) else { exit(64) }
        ctrespass_prepare(words[1])
        do {
            try Walls.raise(around: [words[1], words[1] + "/not-there"], ceiling: ceiling)
        } catch {
            report("refused\t\(error.step)\t\(error.errno)")
            exit(78)
        }
        trespass(on: "first")
        report("first\tstart a thread\t\(trespassOnSecond())")
    }

    /// Answers the error the thread was refused with. What is written in `main` belongs to the main thread, and is checked for it.
    private nonisolated static func trespassOnSecond() -> Int32 {
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { _ in
                GuardProbe.trespass(on: "second")
                return nil
            }, nil)
        if failure == 0 { pthread_join(thread, nil) }
        return failure
    }

    private static func report(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }

    private static func trespass(on thread: String) {
        var number: Int32 = 0
        while let name = ctrespass_name(number) {
            report("\(thread)\t\(String(cString: name))\t\(ctrespass(number, words[1]))")
            number += 1
        }
        let file = open(words[1] + "/file", O_RDONLY)
        report("\(thread)\tread its own file\t\(file < 0 ? errno : 0)")
    }
}
