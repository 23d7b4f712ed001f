import CTrespass
import Glibc
import Guard

/// Raises the walls with one folder inside, then tries everything a reader may not do: on this thread, and on one that starts afterwards. Prints a
/// line for each: the thread, what was tried, and the error it was refused with, 0 when it was let through.
///
///     GuardProbe FOLDER CEILING
///
/// Or receives visitors as fast as it can, each in a process of their own that says four words, and prints how much larger the guard became in KiB and
/// how many files it has open more than before:
///
///     GuardProbe visitors NUMBER
@main
enum GuardProbe {
    private static let words = CommandLine.arguments

    static func main() {
        if words.count == 3, words[1] == "visitors", let count = Int(words[2]) { return receive(count) }
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

    private static func receive(_ count: Int) {
        // The first ones grow what every later one uses again.
        for _ in 0..<100 { receiveOne() }
        let before = (size(), files())
        for _ in 0..<count { receiveOne() }
        report("\(size() - before.0)\t\(files() - before.1)")
    }

    private static func receiveOne() {
        guard let side = ReaderProcess.start() else { exit(71) }
        switch consume side {
        case .reader(let line):
            for word in [GuardWord.frameDone, .frameDone, .wrongPasscode, .finished] { line.say(word) }
            _exit(0)
        case .guarding(let reader):
            var heard: [UInt8] = []
            while heard.last != GuardWord.finished.rawValue {
                var one = pollfd(fd: reader.ear, events: Int16(POLLIN), revents: 0)
                poll(&one, 1, -1)
                guard let words = reader.hear() else { break }
                heard += words
            }
            guard heard.count == 4, case .status(0) = reader.finish(killing: false) else { exit(70) }
        }
    }

    /// What the guard holds in memory, in KiB.
    private static func size() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return 0 }
        let text = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (Int(text.split(separator: " ")[1]) ?? 0) * 4
    }

    private static func files() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count
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
