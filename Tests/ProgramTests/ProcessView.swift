import Foundation

/// A process as the system shows it to others.
struct ProcessView: Equatable {
    let number: pid_t

    /// A file of its folder under `/proc`; empty when it is gone or not ours to read.
    func text(_ file: String) -> String {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/\(file)") else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    var children: [ProcessView] {
        text("task/\(number)/children").split(separator: " ").compactMap { pid_t($0) }.map(ProcessView.init)
    }

    /// What the kernel says of every thread.
    var threads: [String] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(number)/task")) ?? []
        return tasks.map { text("task/\($0)/status") }.filter { !$0.isEmpty }
    }

    /// Whether it is no more, or only waits for somebody to take note of its end.
    var isGone: Bool { threads.allSatisfy { $0.contains("State:\tZ") } }

    /// Whether it waits for something to happen and does nothing until then.
    var isWaiting: Bool { threads.allSatisfy { $0.contains("State:\tS") } }

    /// Whether the walls of a kiosk's reader stand around it.
    var isShutIn: Bool { !isGone && threads.first?.contains("Seccomp:\t2") == true }

    /// KiB of memory that are its alone.
    var privateMemory: Int {
        text("smaps_rollup").split(separator: "\n").filter { $0.hasPrefix("Private_") }
            .compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } }.reduce(0, +)
    }

    /// The file in memory that its screens are painted into, by its number in the system; nil when it has none.
    var screenFile: UInt64? {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(number)/fd")) ?? []
        for path in files.map({ "/proc/\(number)/fd/\($0)" }) {
            guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path))?.contains("carrel-screen") == true else { continue }
            var status = stat()
            if stat(path, &status) == 0 { return UInt64(status.st_ino) }
        }
        return nil
    }

    /// KiB it has in use and wrote itself: without the program and the files it reads, which are pages of the system's.
    var ownMemory: Int { number(behind: "RssAnon") }

    /// The most memory it ever had in use, in KiB.
    var peak: Int { number(behind: "VmHWM") }

    private func number(behind name: String) -> Int {
        let line = threads.first?.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// All it has written to its memory, as far as the system shows it to this user.
    var memory: Data {
        guard let file = FileHandle(forReadingAtPath: "/proc/\(number)/mem") else { return Data() }
        var all = Data()
        for line in text("maps").split(separator: "\n") where line.split(separator: " ")[1].hasPrefix("rw") {
            let ends = line.split(separator: " ")[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard ends.count == 2, ends[1] - ends[0] < 1 << 27 else { continue }
            do {
                try file.seek(toOffset: ends[0])
                all += try file.read(upToCount: Int(ends[1] - ends[0])) ?? Data()
            } catch { continue }
        }
        return all
    }
}

extension Data {
    func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
