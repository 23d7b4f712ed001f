import Surface

// What is typed after Enter in a search, before what Enter opens is there, is for the page and not for the field: the keys lead where they would if
// the shelf answered at once.

extension ReaderState {
    /// More keys than these are not kept.
    private static let mostTypedAhead = 64

    /// Whether Enter in a search still waits for what it opens.
    private var isEntering: Bool {
        if awaited?.isEntered == true { return true }
        guard case .search(let search) = place.layers.last else { return false }
        return search.opensBest && search.awaited != nil
    }

    /// Keeps a key for what is being opened. False: nothing is, or the key takes Enter back or leads elsewhere, and all that was kept is forgotten.
    mutating func keepTyped(_ key: Key) -> Bool {
        guard isEntering, visit == nil || visit?.stage == .reading else { return false }
        switch key {
        case .escape, .backspace, .function, .control, .pasted, .click, .drag, .wheel:
            typedAhead = []
            awaited?.isEntered = false
            if case .search(var search) = place.layers.last {
                search.opensBest = false
                place.layers[place.layers.count - 1] = .search(search)
            }
            return false
        default:
            if typedAhead.count < Self.mostTypedAhead { typedAhead.append(key) }
            return true
        }
    }

    /// The next of the keys that were kept, once what they are for is there.
    mutating func nextTyped() -> Key? { isEntering || typedAhead.isEmpty ? nil : typedAhead.removeFirst() }
}
