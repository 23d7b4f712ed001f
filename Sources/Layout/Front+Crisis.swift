import Surface
import Topics

extension Front {
    /// Whom to call, in one line: as many of the library's lines as fit whole, the first one however short it must be said.
    ///
    /// - Parameter columns: cells of the line.
    public func crisisLine(columns: Int) -> String {
        var said = ""
        for line in crisis {
            let reach = self.reach(line)
            let number = line.call ?? line.text ?? ""
            let candidates =
                said.isEmpty
                ? [words[.crisis] + " " + reach, reach, words[.crisis] + " " + number, number] : [said + " · " + line.name + " " + number]
            guard let fitting = candidates.first(where: { Width.of($0) <= columns }) else { continue }
            said = fitting
        }
        return said
    }

    private func reach(_ line: HelpLine) -> String {
        switch (line.call, line.text) {
        case (let call?, let text?) where call == text: words[.callOrText, ["number": call]]
        case (let call?, let text?):
            words[.callNumber, ["number": call]] + " · " + words[.textNumber, ["number": text]]
        case (let call?, nil): words[.callNumber, ["number": call]]
        case (nil, let text?): words[.textNumber, ["number": text]]
        case (nil, nil): ""
        }
    }
}
