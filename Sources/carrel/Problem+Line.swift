import Paper
import Surface
import Topics

extension Problem {
    /// The problem as compilers write theirs: `file:line:column: error[C012]: what is wrong; how to mend it`. Safe to show.
    var line: String {
        "\(Escaper.safe(file)):\(place.line):\(place.column): \(severity.rawValue)[\(number)]: \(message); \(remedy)"
    }

    /// The problem as a program reads it.
    var json: JSONText {
        Paper.json(problem: self, number: number, severity: severity, message: message, remedy: remedy)
    }

    /// By file, then place, then number: the order in which an author mends them.
    static func isBefore(_ one: Problem, _ other: Problem) -> Bool {
        (one.file, one.place, one.number) < (other.file, other.place, other.number)
    }
}
