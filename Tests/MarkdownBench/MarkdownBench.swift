import AttackKit
import Glibc
import Topics

/// How the cost of a text made to cost time grows: one row an attack, with the milliseconds of the processor at a size and at twice that.
///
/// Of ten readings the least counts. An attack whose text costs more than ``limit`` times as much when it is twice as long is marked; one that takes
/// less than ``least`` milliseconds is too short to be judged. Some texts are four times as long at twice the size, so each is judged by its bytes.
/// The ratio is shown and never a failure: what a test promises is what comes out.
@main struct MarkdownBench {
    static let limit = 2.5
    static let least = 0.2
    static let size = 10_000

    static func main() {
        print("| attack | KiB | ms | KiB | ms | twice the text costs | |\n|---|---|---|---|---|---|---|")
        var over: [String] = []
        for (small, large) in zip(MarkdownAttacks.all(size: size), MarkdownAttacks.all(size: 2 * size)) {
            let (once, twice) = (milliseconds(small.text), milliseconds(large.text))
            let (bytes, moreBytes) = (Double(small.text.utf8.count), Double(large.text.utf8.count))
            let growth = 2 * (twice / moreBytes) / (once / bytes)
            let isOver = growth > limit && twice >= least
            if isOver { over.append(small.name) }
            let row = ["\(Int(bytes / 1024))", rounded(once, 2), "\(Int(moreBytes / 1024))", rounded(twice, 2)].joined(separator: " | ")
            print("| `\(small.name)` | \(row) | \(twice >= least ? rounded(growth, 1) + "×" : "–") | \(isOver ? "over \(limit)" : "") |")
        }
        print(over.isEmpty ? "None costs more than \(limit) times as much." : "Over \(limit): \(over.joined(separator: ", "))")
    }

    private static func milliseconds(_ text: String) -> Double {
        let header = "---\ntitle: T\nsummary: S\nnext-step: N\nreviewed: 2026-11-21\nreview-due: 2027-11-21\n---\n"
        let bytes = Array((header + text).utf8)
        let times = (0..<10).map { _ in
            let start = now()
            _ = TopicParser.parse(bytes, file: "t.md", id: "t", section: "s", language: "en")
            return now() - start
        }
        return times.min() ?? 0
    }

    /// Milliseconds of the processor that this thread has taken.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }

    private static func rounded(_ value: Double, _ places: Int) -> String {
        let scale = places == 1 ? 10.0 : 100.0
        return "\((value * scale).rounded() / scale)"
    }
}
