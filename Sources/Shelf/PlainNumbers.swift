/// Numbers of plain words by their letters: what a dictionary of strings gives, without the strings.
///
/// A word of a text is looked up here some ten million times when ten thousand topics are published.
struct PlainNumbers {
    /// Open addressing with linear probing, at most half full. The count is a power of two.
    private var slots: [Slot]
    private var taken = 0

    private struct Slot {
        var letters: Letters?
        var number: Int32 = 0
    }

    /// - Parameter slots: twice as many as words that are expected: a power of two.
    init(slots: Int = 1 << 10) { self.slots = [Slot](repeating: Slot(), count: slots) }

    /// A word of at most 16 small ASCII letters and digits, packed.
    struct Letters: Equatable {
        fileprivate var low: UInt64 = 0
        fileprivate var high: UInt64 = 0

        /// - Parameter word: ASCII letters and digits, large and small. Nil when there are more than 16.
        init?(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
            guard word.count <= 16 else { return nil }
            for byte in word {
                high = high << 8 | low >> 56
                // Digits have the bit of small letters already.
                low = low << 8 | UInt64(byte | 0x20)
            }
        }

        fileprivate var hash: Int {
            let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
            return Int(truncatingIfNeeded: mixed >> 32)
        }
    }

    /// The number of a word; nil when it has none.
    subscript(letters: Letters) -> Int? {
        get {
            let slot = slots[place(of: letters)]
            return slot.letters == nil ? nil : Int(slot.number)
        }
        set {
            guard let newValue else { return }
            if taken * 2 >= slots.count { grow() }
            let place = place(of: letters)
            if slots[place].letters == nil { taken += 1 }
            slots[place] = Slot(letters: letters, number: Int32(newValue))
        }
    }

    /// Where a word stands, or would.
    private func place(of letters: Letters) -> Int {
        var place = letters.hash & (slots.count - 1)
        while let other = slots[place].letters, other != letters { place = (place + 1) & (slots.count - 1) }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old { if let letters = slot.letters { slots[place(of: letters)] = slot } }
    }
}
