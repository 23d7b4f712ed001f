import Surface

/// Keeps a hand at a kiosk that trembles, or rests on a key, from opening what it did not mean to, by a clock it is told: milliseconds that never fall.
///
/// A key or touch that opens things is not taken twice running while the screen it led to is younger than ``pause``. Keys that move, go back or are
/// text are always taken.
public struct SteadyHand: Sendable {
    /// Milliseconds for which a screen is new.
    public static let pause = 200

    private var last: Key?
    private var shown: View?
    private var changed = 0

    /// What makes a screen another one.
    private struct View: Equatable, Sendable {
        let document: Document
        let pane: Pane
        let layers: [Layer]
        let section: String?
        let isReading: Bool
    }

    /// Nothing has been pressed or shown.
    public init() {}

    /// Whether a key counts now.
    public mutating func takes(_ key: Key, at now: Int) -> Bool {
        defer { last = key }
        guard shown != nil, now - changed < Self.pause else { return true }
        return switch (key, last) {
        case (.click, .click), (.enter, .enter), (.right, .right): false
        default: true
        }
    }

    /// Takes note of what is shown.
    public mutating func note(_ state: ReaderState, at now: Int) {
        let place = state.place
        let view = View(
            document: place.document, pane: place.pane, layers: place.layers, section: place.menu.openSection,
            isReading: state.visit?.stage == .reading)
        if let shown, shown != view { changed = now }
        if shown == nil { changed = now - Self.pause }
        shown = view
    }
}
