import Surface
import Topics

/// Something that happened, told to the reader as a fact.
public enum Event: Equatable, Sendable {
    case key(Key)
    case resized(Size)
    /// The shelf answers ``Effect/openMenu(section:rows:)``.
    case menu(MenuPart)
    /// The shelf could not answer ``Effect/openMenu(section:rows:)``; `why` is a sentence for the person.
    case noMenu(section: String, why: String)
    /// The shelf answers ``Effect/openTopic(_:number:)``; nil when the shelf has no such topic.
    case openedTopic(Page?, number: Int)
    /// The shelf answers ``Effect/openSource(_:from:number:)``; nil when the shelf has no such source.
    case openedSource(SourcePage?, number: Int)
    /// The shelf answers ``Effect/openIndex(number:)``.
    case openedIndex([TopicHeading], number: Int)
    /// The shelf answers ``Effect/openGlossary(number:)``.
    case openedGlossary(Glossary, number: Int)
    /// The shelf answers ``Effect/openLanguage(_:showing:chosen:number:)``: the library in that language, the document in it, and the row of
    /// the chosen topic among those of its section; nil when the language does not have it.
    case openedLanguage(Front, Document, Int?, number: Int)
    /// The shelf answers ``Effect/search(_:correcting:number:)``.
    case found(SearchAnswer, number: Int)
    /// What became of ``Effect/write(_:to:replaces:number:)`` or ``Effect/putOnPaper(_:by:number:)``.
    case wrote(Outcome, number: Int)
    /// The machine answers ``Effect/findPrinters(number:)``: printers by name, the one to propose first.
    case printers([String], number: Int)
    /// The voice has said what ``Effect/speak(_:language:number:)`` gave it.
    case spoken(number: Int)
    /// The voice will not say it, or not to its end.
    case unspoken(Silence, number: Int)
    /// At a kiosk nobody has pressed a key for long; the visit ends in so many seconds.
    case idle(secondsLeft: Int)
    /// At a kiosk that waits for a visitor it is time for the next picture.
    case pictureTurned
    /// Answers ``Effect/tryPasscode(_:)``.
    case passcode(PasscodeAnswer)
    /// The shelf could not answer the question of that number; `why` is a sentence for the person.
    case failed(why: String, number: Int)
}

/// Why something is not said to its end.
public enum Silence: Equatable, Sendable {
    /// No speech service answers.
    case noService
    /// The person, or somebody else on this machine, asked the service to be still.
    case hushed
}

/// Something that must be done outside, asked for by the reader. Questions carry a number; so do their answers. They are asked in the
/// language of ``ReaderState/front``.
public enum Effect: Equatable, Sendable {
    /// The topics in those rows of a section's menu; more may come.
    case openMenu(section: String, rows: Range<Int>)
    case openTopic(String, number: Int)
    /// A source with the statements of some of the topics that cite it, from that one on.
    case openSource(String, from: Int = 0, number: Int)
    case openIndex(number: Int)
    case openGlossary(number: Int)
    /// The library in another language, with what lies open in that language, or ``Document/untranslated(_:_:)``, and where the topic is that is
    /// chosen in the menu.
    case openLanguage(String, showing: Document, chosen: String?, number: Int)
    /// `correcting` false searches for what was typed as it was typed.
    case search(String, correcting: Bool, number: Int)
    /// A handout as a file of that name in the folder Carrel was started in: a page when the name ends in `.html`, else plain text.
    /// A file of that name is overwritten only if `replaces`.
    case write(Handout, to: String, replaces: Bool, number: Int)
    /// Look what printers this machine has.
    case findPrinters(number: Int)
    /// Have the printer of that name print a handout.
    case putOnPaper(Handout, by: String, number: Int)
    /// Say a sentence aloud. Nothing else is being said when this is asked for.
    case speak(String, language: String, number: Int)
    /// Say nothing any more, at once.
    case hush
    /// Paint every cell again: something else may have written on the terminal.
    case redraw
    /// Draw in another theme.
    case wear(Theme)
    /// Stop as Ctrl-Z does, and go on.
    case suspend
    case quit
    /// Look whether this is the staff's passcode.
    case tryPasscode(String)
    /// Close the kiosk, for the staff.
    case leave
    /// Take the newest edition now, for the staff.
    case takeEdition
}

/// What became of a handout.
public enum Outcome: Equatable, Sendable {
    /// It is on the disk under that name.
    case written(String)
    /// The printer of that name has taken it.
    case printed(on: String)
    /// A file of that name is there and was left as it is.
    case isThere
    /// The disk or the printer refused; the words are for the person.
    case failed(why: String)
}

/// What a visitor may do.
public struct Policy: Equatable, Sendable {
    /// The commands that exist for this visitor, in the table's order; any other key is no key. A list, because to make and drop a set
    /// the runtime looks for what its kind conforms to: a quarter of a million instructions before the first screen.
    public let commands: [Command]
    /// Whether letters and digits begin a search wherever they are no text, and so give no command.
    public let lettersSearch: Bool
    /// Most places that Back remembers, so that memory stays flat: one machine may have fifty visitors.
    let mostRemembered: Int
    /// The languages to choose from, the first to begin with; nil for all that the library has.
    public var languages: [String]?

    /// A person at their own terminal: everything.
    public static let personal = Policy(commands: Command.allCases, lettersSearch: false, mostRemembered: 100)
    /// A visitor in a waiting room: what the command table allows, and nothing else.
    public static let kiosk = Policy(commands: Command.allCases.filter(\.isForVisitors), lettersSearch: true, mostRemembered: 20)

    /// A front with only the languages there are for this visitor.
    func shown(_ front: Front) -> Front {
        guard let languages else { return front }
        let places = languages.compactMap { front.languages.firstIndex(of: $0) }
        var shown = front
        shown.languages = places.map { front.languages[$0] }
        shown.languageNames = places.map { $0 < front.languageNames.count ? front.languageNames[$0] : front.languages[$0] }
        return shown
    }

    /// The names of the keys that give a command here, the one to show first; empty when only the list of commands gives it.
    public func keyNames(of command: Command) -> [String] {
        if command == .openNth { return ["1–9"] }
        guard lettersSearch else { return command.keys.map(\.name) }
        if command == .search { return ["A–Z"] }
        return command.keys.filter { if case .character(let key) = $0 { !key.isLetter && !key.isNumber } else { true } }.map(\.name)
    }
}
