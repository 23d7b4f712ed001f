import Reader
import Surface
import Topics

/// The tables the manual is made from: the program's own, set in mdoc.
enum Tables {
    /// Every table by the name texts call it by.
    static func all(_ program: HelpDump.Command) -> [String: String] {
        [
            "options": options(program.arguments ?? []), "commands": Mdoc.list(commands(program.subcommands ?? [], path: [])), "keys": keys,
            "statuses": Mdoc.list(ExitStatus.allCases.map { ("\($0.rawValue)", Mdoc.text($0.meaning)) }),
            "rules": rules, "boxes": Mdoc.choice(Callout.allCases.map(\.rawValue)),
            "kinds": Mdoc.choice(Source.Kind.allCases.map(\.rawValue)), "readings": Mdoc.choice(Source.Reading.allCases.map(\.rawValue)),
            "bases": Mdoc.choice(Basis.allCases.map(\.rawValue)), "certainties": Mdoc.choice(Certainty.allCases.map(\.rawValue)),
            "verdicts": Mdoc.choice(Verdict.allCases.map(\.rawValue)),
        ]
    }

    /// The commands with what only they take; a command under another stands behind it.
    private static func commands(_ commands: [HelpDump.Command], path: [String]) -> [(tag: String, text: String)] {
        commands.filter { $0.commandName != "help" }.flatMap { command in
            let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isShared }
            let path = path + [command.commandName]
            let values = arguments.filter { $0.kind == .positional }.map { argument in
                let value = "Ar \(Mdoc.word(argument.valueName ?? ""))" + (argument.isRepeating ? " ..." : "")
                return argument.isOptional ? "Oo \(value) Oc" : value
            }
            let tag = (["Cm", path.map(Mdoc.word).joined(separator: " ")] + values).joined(separator: " ")
            let own = arguments.isEmpty ? "" : "\n" + options(arguments)
            return [(tag, Mdoc.text(command.abstract ?? "") + own)] + self.commands(command.subcommands ?? [], path: path)
        }
    }

    private static func options(_ arguments: [HelpDump.Argument]) -> String {
        Mdoc.list(
            arguments.filter(\.shouldDisplay).map { argument in
                let names = (argument.names ?? []).map { ($0.kind == .short ? "Fl " : #"Fl \-"#) + Mdoc.word($0.name) }
                let value = argument.kind == .flag ? "" : "Ar \(Mdoc.word(argument.valueName ?? ""))"
                let tag = names.isEmpty ? value : names.joined(separator: " , ") + (value.isEmpty ? "" : " " + value)
                var text = Mdoc.text(argument.abstract ?? "")
                if let values = argument.allValues { text += "\nOne of \(Mdoc.choice(values))." }
                if let value = argument.defaultValue { text += "\nWithout it: \(Mdoc.choice([value]))." }
                return (tag, text)
            })
    }

    private static var keys: String {
        Command.Group.allCases.map { group in
            let entries = Command.allCases.filter { $0.group == group }.map { command in
                let names = command == .openNth ? ["1", "...", "9"] : command.keys.map(\.word)
                let tag = names.map { "Ic \(Mdoc.word($0))" }.joined(separator: command == .openNth ? " " : " , ")
                return (tag, Mdoc.text(command.purpose.english) + ".")
            }
            return ".Ss \(Mdoc.text(group.title.english))\n" + Mdoc.list(entries, width: "Backspace")
        }.joined(separator: "\n")
    }

    private static var rules: String {
        Mdoc.list(
            Rule.allCases.map { rule in
                ("\(rule.number) Pq \(rule.severity.rawValue)", Mdoc.text(rule.title) + ".\n" + Mdoc.text(rule.asks))
            }, width: "C999")
    }
}

extension Key {
    /// The key's name in letters, which every printer and braille line has.
    fileprivate var word: String {
        switch self {
        case .enter: "Enter"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        default: name
        }
    }
}
