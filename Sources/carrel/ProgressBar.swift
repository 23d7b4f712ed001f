import Surface

/// Shows on standard error how far a long task is, when somebody watches and it takes longer than a second.
final class ProgressBar {
    private let title: String
    private let began = Clock.milliseconds
    private let isWatched = Voice.isHeardLive
    private var shown: Int?
    /// Cells of the line that stands there.
    private var width = 0

    /// - Parameter title: what is being done, safe to show.
    init(_ title: String) { self.title = title }

    /// Tells how many of how many parts are done.
    func show(_ done: Int, of count: Int) {
        guard isWatched, count > 0, shown != nil || Clock.milliseconds - began >= 1000 else { return }
        let percent = min(100, done * 100 / count)
        guard percent != shown else { return }
        shown = percent
        let line = Self.line(title, percent, columns: Voice.columns)
        // A window made narrower must not wrap the blanks over the line before.
        Voice.mutter(line, over: min(width, Voice.columns - 1))
        width = Width.of(line)
    }

    /// What fits in a window with a column to spare, so that nothing wraps: the bar goes first, then the end of the title.
    static func line(_ title: String, _ percent: Int, columns: Int) -> String {
        let share = "\(percent)%"
        let filled = percent / 5
        let bar = "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled) + "]"
        let whole = "\(title) \(bar) \(share)"
        if Width.of(whole) < columns { return whole }
        let room = columns - 2 - Width.of(share)
        return room > 0 ? Width.clipped(title, to: room) + " " + share : Width.clipped(share, to: max(0, columns - 1))
    }

    /// Takes the bar away, if there was one.
    func finish() {
        guard shown != nil else { return }
        shown = nil
        Voice.mutter("", over: min(width, Voice.columns - 1))
        Voice.mutter("", over: 0)
    }
}
