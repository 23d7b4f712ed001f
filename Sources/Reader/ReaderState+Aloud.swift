import Layout
import Topics

/// Reading aloud, from the moment it is asked for until the last sentence has been said or a key stops it.
public struct Reading: Equatable, Sendable {
    /// The sentence being said, as it stands now.
    public var sentence: Sentence
    /// What its end will be told by.
    var number: Int
}

extension ReaderState {
    /// Reads the open document aloud: from the sentence the cursor is in, else from where reading stopped last if that is on the screen,
    /// else from the first sentence on the screen.
    mutating func readAloud() -> [Effect] {
        guard place.document != .welcome else { return [] }
        if place.pane != .topic {
            moveTo(.topic)
            settle()
        }
        let sentences = spread.sentences
        let chosen = chosenItem.flatMap { item in sentences.first { $0.holds(item) } }
        let stopped = sentences.first { $0.start == place.said && visible.overlaps($0.lines) }
        let seen = sentences.first { visible.contains($0.lines.lowerBound) }
        guard let first = chosen ?? stopped ?? seen else { return [] }
        place.item = nil
        return say(first)
    }

    /// Goes on with the next sentence when the one being said is at its end.
    mutating func goOnReading(after number: Int) -> [Effect] {
        guard let reading, reading.number == number else { return [] }
        guard let next = spread.sentences.first(where: { $0.start > reading.sentence.start }) else {
            stopReading()
            place.said = nil
            return []
        }
        return say(next)
    }

    /// Reads no further. The voice is told by ``apply(_:)``.
    mutating func stopReading() { reading = nil }

    /// Keeps what is being said in step with the text after it was wrapped anew, and in sight.
    mutating func settleReading() {
        guard let sentence = reading?.sentence, let now = spread.sentences.first(where: { $0.start == sentence.start }), now != sentence
        else { return }
        reading?.sentence = now
        reveal(now)
    }

    private mutating func say(_ sentence: Sentence) -> [Effect] {
        asked += 1
        reading = Reading(sentence: sentence, number: asked)
        place.said = sentence.start
        reveal(sentence)
        return [.speak(sentence.text, language: page?.topic.language ?? front.language, number: asked)]
    }

    /// Brings a whole sentence into sight, a third down the screen or as high as it must be.
    private mutating func reveal(_ sentence: Sentence) {
        let lines = sentence.lines
        if lines.clamped(to: visible) == lines { return }
        scroll(to: lines.lowerBound - max(0, min(textArea.rows / 3, textArea.rows - lines.count)))
    }
}
