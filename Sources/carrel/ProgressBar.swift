/// Shows on standard error how far a long task is, when somebody watches and it takes longer than a second.
final class ProgressBar {
    private let title: String
    private let began = Clock.milliseconds
    private let isWatched = Voice.isHeardLive
    private var shown: Int?
    private var width: Int { title.count + 28 }

    /// - Parameter title: what is being done, safe to show.
    init(_ title: String) { self.title = title }

    /// Tells how many of how many parts are done.
    func show(_ done: Int, of count: Int) {
        guard isWatched, count > 0, shown != nil || Clock.milliseconds - began >= 1000 else { return }
        let percent = min(100, done * 100 / count)
        guard percent != shown else { return }
        shown = percent
        let filled = percent / 5
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
        Voice.mutter("\(title) [\(bar)] \(percent)%", over: width)
    }

    /// Takes the bar away, if there was one.
    func finish() {
        guard shown != nil else { return }
        shown = nil
        Voice.mutter("", over: width)
        Voice.mutter("", over: 0)
    }
}
