import ContentFiles
import Foundation
import Shelf
import Topics

/// One library, published and searched.
struct Measurement {
    let work: String
    let content: String
    private let clock = ContinuousClock()

    init(work: String, content: String) {
        self.work = work
        self.content = content
    }

    func run() throws {
        let folder = work + "/search-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var library = Library()
        let reading = try effort { library = try ContentFiles.read(content).library }
        let count = library.topics.count
        print("\n\(count) topics: read in \(reading)", terminator: "")
        guard let today = Day("2026-11-22") else { return }
        var problems: [Problem] = []
        let checking = effort { problems = library.problems(today: today) }
        print(", checked in \(checking) (\(problems.count { $0.isError }) errors)", terminator: "")
        let shelfPath = folder + "/shelf"
        let publishing = try effort { _ = try Shelf.publish(library, to: shelfPath) }
        let whole = reading.wall + checking.wall + publishing.wall
        print(", published in \(publishing): \(Int(Double(count) / Self.seconds(whole))) topics a second; \(peakMemory) MB at most")
        if ProcessInfo.processInfo.environment["ONLY"] == "publish" { return }
        try compare(library, shelfPath, folder + "/fts5")
        try openAgain(shelfPath)
        try republish(folder)
    }

    // MARK: Searching

    /// Searches what has been published before.
    func search() throws {
        let name = content.split(separator: "/").last.map { $0.replacing("library-", with: "") } ?? ""
        let library = try ContentFiles.read(content).library
        print("\n\(library.topics.count) topics")
        try compare(library, "\(work)/shelf-\(name)", "\(work)/fts5-\(name)")
    }

    private func compare(_ library: Library, _ shelfPath: String, _ peerPath: String) throws {
        // FTS5 takes a tenth of a second for a letter typed into 100 000 topics.
        let isLarge = library.topics.count > 50_000
        let log = KeystrokeLog(library, count: isLarge ? 10 : 20)
        if !FileManager.default.fileExists(atPath: peerPath) {
            print("FTS5 made in \(seconds(try clock.measure { try FullText5.make(peerPath, of: library) })) s")
        }
        let shelf = try Shelf(path: shelfPath)
        let peer = try FullText5(reading: peerPath)
        var ours = Times(count: log.typed.count)
        var theirs = Times(count: log.typed.count)
        for _ in 0..<(isLarge ? 2 : 4) {
            for (number, text) in log.typed.enumerated() {
                ours.note(try clock.measure { _ = try shelf.search(text, language: "en", limit: 10) }, at: number)
                theirs.note(try clock.measure { _ = try peer.search(text, limit: 10) }, at: number)
            }
        }
        print("\(log.typed.count) keystrokes of \(log.queries.count) queries, in ms")
        for (name, times, size) in [("carrel", ours, Self.size(shelfPath)), ("FTS5", theirs, Self.size(peerPath))] {
            let shares = [50.0, 90, 99, 100].map { String(format: "p%.0f %8.3f", $0, times.milliseconds(percentile: $0)) }
            print("  " + name.padding(toLength: 8, withPad: " ", startingAt: 0) + shares.joined(separator: "  ") + "   \(size) MB")
        }
        if ProcessInfo.processInfo.environment["SLOWEST"] != nil {
            for (number, time) in ours.slowest(20) { print("  \(time)  “\(log.typed[number])”") }
        }
    }

    /// From nothing to the first page.
    private func openAgain(_ path: String) throws {
        var best = Duration.seconds(1_000)
        for _ in 0..<20 {
            best = min(best, try clock.measure { _ = try Shelf(path: path, isHurried: true).front(language: "en") })
        }
        print("opened in \(String(format: "%.3f", Self.seconds(best) * 1e3)) ms")
    }

    // MARK: Changing

    /// A sentence more in one topic, then as it was: the second and third times the cache is brought up to date.
    private func republish(_ folder: String) throws {
        let cache = ShelfCache(home: folder + "/cache", content: content)
        var isRead = 0
        func bring() throws -> Duration {
            try clock.measure {
                _ = try cache.prepare(stamps: try ContentFiles.stamp(content), topic: { ContentFiles.topic($0, in: content) }) {
                    isRead += 1
                    return .init(library: try ContentFiles.read(content).library)
                }
            }
        }
        let making = try bring()
        let unchanged = try bring()
        guard let stamp = try ContentFiles.stamp(content).last(where: { $0.path.hasSuffix(".md") }) else { return }
        let file = content + "/" + stamp.path
        let before = try Data(contentsOf: URL(filePath: file))
        defer { try? before.write(to: URL(filePath: file)) }
        var changes: [Duration] = []
        for round in 1...3 {
            try (before + Data("\nSentence \(round) was not here.\n".utf8)).write(to: URL(filePath: file))
            changes.append(try bring())
        }
        let text = changes.map { seconds($0) }.joined(separator: ", ")
        print("cache made in \(seconds(making)) s, found unchanged in \(seconds(unchanged)) s, one topic changed in \(text) s")
    }

    // MARK: Numbers

    /// What a piece of work took: by the clock on the wall, and of a processor.
    private struct Effort: CustomStringConvertible {
        var wall: Duration
        var processor: Double

        var description: String { String(format: "%.2f s (%.2f of a processor)", Measurement.seconds(wall), processor) }
    }

    private func effort(_ body: () throws -> Void) rethrows -> Effort {
        func processor() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let before = processor()
        let wall = try clock.measure(body)
        return Effort(wall: wall, processor: processor() - before)
    }

    private func seconds(_ time: Duration) -> String { String(format: "%.3f", Self.seconds(time)) }

    static func seconds(_ time: Duration) -> Double { Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18 }

    /// The most memory this process has had, in MB.
    private var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }

    /// Of a file, or of all files in a folder, in MB.
    private static func size(_ path: String) -> Int {
        let manager = FileManager.default
        let inside = (manager.enumerator(atPath: path)?.allObjects as? [String] ?? []).map { path + "/" + $0 }
        let sizes = (inside + [path]).compactMap { try? manager.attributesOfItem(atPath: $0) }
            .filter { $0[.type] as? FileAttributeType == .typeRegular }.compactMap { $0[.size] as? Int }
        return sizes.reduce(0, +) / 1_000_000
    }
}

/// The quickest time of each keystroke.
struct Times {
    private var best: [Duration]

    init(count: Int) { best = Array(repeating: .seconds(1_000), count: count) }

    mutating func note(_ time: Duration, at number: Int) { best[number] = min(best[number], time) }

    /// The time that so many of a hundred keystrokes do not exceed.
    func milliseconds(percentile: Double) -> Double {
        let sorted = best.sorted()
        return sorted.isEmpty ? 0 : Measurement.seconds(sorted[min(sorted.count - 1, Int(Double(sorted.count) * percentile / 100))]) * 1e3
    }

    func slowest(_ count: Int) -> [(Int, Duration)] {
        best.enumerated().sorted { $1.element < $0.element }.prefix(count).map { ($0.offset, $0.element) }
    }
}
