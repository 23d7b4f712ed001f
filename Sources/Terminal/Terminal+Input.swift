import Surface

extension Terminal {
    /// Waits for the next thing, at most `milliseconds` (for ever when nil), also for `wake` to become readable.
    ///
    /// What is there at once comes in this order: a signal that asks to end, a new size, the wake-up, a key, room for a picture. `wake` is only looked
    /// at, never read: empty it before the next call. After `hangup` or `ended` the same answer comes again; close the terminal.
    public mutating func next(within milliseconds: Int?, waking wake: Int32?) -> Input {
        let clock = ContinuousClock()
        let deadline = milliseconds.map { clock.now + .milliseconds($0) }
        while true {
            let left = deadline.map { Self.milliseconds(until: $0, from: clock.now) }
            let patience = settling.map { Self.milliseconds(until: $0, from: clock.now) }
            let due = outbox.due.map { Self.milliseconds(until: $0, from: clock.now) }
            let isUrgent = isGone || needsRedraw || !keys.isEmpty
            let ready = tty.wait(
                isUrgent ? 0 : [left, patience, due].compactMap { $0 }.min(), waking: wake.map { [$0] } ?? [], isFull: outbox.wantsRoom)
            if ready.hasSignal { noteSignals() }
            if let ending { return .ended(signal: ending) }
            if ready.isGone { isGone = true }
            if isGone { return .hangup }
            if needsRedraw {
                needsRedraw = false
                return .resized(size)
            }
            if ready.isWoken { return .woken }
            if let key = nextKey(hasInput: ready.hasInput, now: clock.now) { return .key(key) }
            if !outbox.hand(to: tty) { isGone = true }
            if isGone { return .hangup }
            if outbox.isReady(hasRoom: ready.hasRoom) { return .ready }
            if let left, left == 0, !ready.hasInput { return .timeout }
        }
    }

    /// The next key: one decoded before, or one from what was just typed, or the Escape key when nothing followed it.
    private mutating func nextKey(hasInput: Bool, now: ContinuousClock.Instant) -> Key? {
        while true {
            if let key = keys.popFirst() {
                if isOnScreen(key) { return key }
                continue
            }
            guard hasInput else { break }
            guard let bytes = tty.typed() else {
                isGone = true
                return nil
            }
            keys = decoder.decode(bytes)[...]
            settling = decoder.patience.map { now + .milliseconds($0) }
            if keys.isEmpty { return nil }
        }
        if let settling, settling <= now {
            self.settling = nil
            keys = decoder.settle()[...]
        }
        return keys.popFirst()
    }

    /// A mouse event beyond the edge is somebody's invention.
    private func isOnScreen(_ key: Key) -> Bool {
        switch key {
        case .click(let place, let first), .drag(let place, let first): isOnScreen(place) && isOnScreen(first)
        case .wheel(let place, rows: _): isOnScreen(place)
        default: true
        }
    }

    private func isOnScreen(_ place: Position) -> Bool { place.row < size.rows && place.column < size.columns }

    /// Takes note of the signals that came: an end is remembered, a stop and a new size are carried out.
    mutating func noteSignals() {
        let caught = tty.caught()
        ending = ending ?? caught.first(where: Signal.asksToEnd)
        if ending != nil { return }
        if caught.contains(Signal.stop), maySuspend {
            suspend()
        } else if caught.contains(Signal.goOn) {
            retake()
        } else if caught.contains(Signal.resize) {
            remeasure()
        }
    }

    /// Whole milliseconds, rounded up, never negative.
    private static func milliseconds(until end: ContinuousClock.Instant, from now: ContinuousClock.Instant) -> Int {
        let left = (end - now).components
        return max(0, Int(left.seconds) * 1000 + Int((left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
