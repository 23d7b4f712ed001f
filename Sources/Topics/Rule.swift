/// The rules that `carrel check` holds a library to: the one table of their numbers, how grave a breach is, and what they ask. The message
/// of a single ``Problem`` brings the evidence; CONTRIBUTING.md prints this table.
public enum Rule: String, CaseIterable, Sendable {
    // Files and their bytes
    case unreadable = "C001"
    case notRegularFile = "C002"
    case link = "C003"
    case unsafeName = "C004"
    case tooLarge = "C005"
    case emptyFile = "C006"
    case strayFile = "C007"
    case missingFile = "C008"
    case wrongEncoding = "C009"
    case badUTF8 = "C010"
    case byteOrderMark = "C011"
    case badCharacter = "C012"
    case tooManyMarks = "C013"
    case rightToLeft = "C014"
    // YAML
    case yamlSyntax = "C101"
    case yamlFeature = "C102"
    case duplicateKey = "C103"
    case nestedTooDeep = "C104"
    case headerTooLarge = "C105"
    case noOpeningFence = "C106"
    case noClosingFence = "C107"
    case missingKey = "C108"
    case unknownKey = "C109"
    case wrongType = "C110"
    case badDate = "C111"
    case badValue = "C112"
    case badNumber = "C113"
    case badID = "C114"
    // Markdown
    case noText = "C201"
    case unsupported = "C202"
    case unknownCallout = "C203"
    case emptyCallout = "C204"
    case blocksTooDeep = "C205"
    case tableTooWide = "C206"
    case badLink = "C207"
    case badAddress = "C208"
    case strangeAddress = "C209"
    case tableUneven = "C210"
    case tableInText = "C211"
    case headingSkipped = "C212"
    case longList = "C213"
    // Citations and findings
    case malformedCitation = "C301"
    case tooManyFindings = "C302"
    case unknownSource = "C303"
    case unknownFinding = "C304"
    case sourceNeverCited = "C305"
    case uncitedFigure = "C306"
    case uncitedAdvice = "C307"
    case figureNotInFinding = "C308"
    case figureNotInText = "C309"
    case plainFigureWrong = "C310"
    case tooSure = "C311"
    case findingNotAnswered = "C312"
    case findingRepeated = "C313"
    case contradictionNotAnswered = "C314"
    case disagreeWithOneSource = "C315"
    case claimWithoutCitation = "C316"
    case retractedUnsaid = "C317"
    case supersededUnsaid = "C318"
    case citedTooLittle = "C319"
    case citedTooOften = "C320"
    case brokenSource = "C321"
    // Sources
    case wrongID = "C401"
    case notOneReference = "C402"
    case badIdentifier = "C403"
    case whyMissing = "C404"
    case certaintyMissing = "C405"
    case noFindings = "C406"
    // The library as a whole
    case duplicateTopic = "C501"
    case topicNotListed = "C502"
    case listedTopicMissing = "C503"
    case unknownTopic = "C504"
    case unknownAnchor = "C505"
    case linkToWrongSection = "C506"
    case relatedToItself = "C507"
    case idIsCommand = "C508"
    case unknownSection = "C509"
    case unknownLanguage = "C510"
    case textMissing = "C511"
    case duplicateName = "C512"
    case originalMissing = "C513"
    case translationOlder = "C514"
    case meaningTooLong = "C515"
    case duplicateTerm = "C516"
    case wrongPlaceholders = "C517"
    // Review and reading
    case reviewOverdue = "C601"
    case reviewedInFuture = "C602"
    case reviewDueTooEarly = "C603"
    case reviewDueTooLate = "C604"
    case readingLevel = "C605"
    case headingMissing = "C606"
    case topicLength = "C607"
    case jargon = "C608"
    // The configuration
    case keysTogether = "C701"
    case badPasscodeHash = "C702"

    /// `C` and three digits: its name in messages, the same in every version, never given to another rule.
    public var number: String { rawValue }
    /// Whether breaking it keeps a library from being published.
    public var severity: Problem.Severity { entry.severity }
    /// What is wrong, in a few words.
    public var title: String { entry.title }
    /// What the author is asked for: one sentence of Markdown.
    public var asks: String { entry.asks }

    private var entry: (severity: Problem.Severity, title: String, asks: String) {
        switch self {
        case .unreadable: (.error, "A file cannot be read", "Make it readable for the account that runs Carrel.")
        case .notRegularFile: (.error, "Not an ordinary file", "No folder, pipe or device stands where a file is due.")
        case .link: (.error, "A link that is not followed", "Put the file itself where the symbolic link is.")
        case .unsafeName: (.error, "An unsafe file name", "Small letters, digits and hyphens, such as `side-effects.md`.")
        case .tooLarge: (.error, "A file too large", "Divide it.")
        case .emptyFile: (.error, "An empty file", "Write it, or take it away.")
        case .strayFile: (.warning, "A file Carrel does not read", "Keep other files out of the library.")
        case .missingFile: (.error, "A file is missing", "Every library has `library.yaml`.")
        case .wrongEncoding: (.error, "UTF-16 or UTF-32", "Save files as UTF-8.")
        case .badUTF8: (.error, "Damaged UTF-8", "Save files as UTF-8.")
        case .byteOrderMark: (.warning, "A byte order mark", "Save files without one.")
        case .badCharacter:
            (.error, "A character that may not stand in a text", "No control, direction-override or private-use characters.")
        case .tooManyMarks: (.error, "Too many marks on a letter", "A letter carries a few accents at most.")
        case .rightToLeft: (.error, "Letters written from right to left", "Carrel draws from left to right only.")
        case .yamlSyntax: (.error, "Not YAML", "Mind quotes, colons and indents.")
        case .yamlFeature: (.error, "A part of YAML Carrel does not use", "Write values out; no anchors, tags or merges.")
        case .duplicateKey: (.error, "A key twice", "Each key stands once.")
        case .nestedTooDeep: (.error, "YAML nested too deep", "Write it flatter.")
        case .headerTooLarge: (.error, "Front matter too long", "Keep text in the text.")
        case .noOpeningFence: (.error, "No front matter", "A topic begins with a line `---`.")
        case .noClosingFence: (.error, "Front matter without end", "Close it with a line `---`.")
        case .missingKey: (.error, "A key is missing", "Every key that is asked for is there.")
        case .unknownKey: (.error, "An unknown key", "Only keys Carrel knows.")
        case .wrongType: (.error, "A value of the wrong shape", "Text, list or map, as the key wants it.")
        case .badDate: (.error, "Not a day", "Days are written YYYY-MM-DD.")
        case .badValue: (.error, "Not one of the allowed words", "Use a word of the list in the message.")
        case .badNumber: (.error, "A number out of range", "A whole number in the range of the message.")
        case .badID: (.error, "Not an id", "Ids are small letters, digits and hyphens.")
        case .noText: (.error, "A topic without text", "Write it below the front matter.")
        case .unsupported: (.error, "Markdown Carrel does not show", "No raw HTML, images, footnotes, task lists or links by reference.")
        case .unknownCallout: (.error, "An unknown box", "Use one of the eight boxes.")
        case .emptyCallout: (.error, "An empty box", "Say something in it.")
        case .blocksTooDeep: (.error, "Blocks nested too deep", "Write it flatter.")
        case .tableTooWide: (.error, "A table too wide", "At most 12 columns.")
        case .badLink: (.error, "Not a link to a topic", "Write `../section/topic.md`.")
        case .badAddress: (.error, "Not a well-formed address", "Copy the address whole.")
        case .strangeAddress: (.warning, "An address of an unusual kind", "Use web and mail addresses.")
        case .tableUneven: (.error, "Dashes that do not fit the header", "As many columns in both.")
        case .tableInText: (.error, "A table directly behind text", "An empty line before it.")
        case .headingSkipped: (.error, "A skipped heading level", "Headings begin with `##` and go down one level at a time.")
        case .longList: (.warning, "A list over seven entries", "Divide it, or leave out what matters least.")
        case .malformedCitation: (.error, "Not a citation", "Write `[@source, finding]` on one line.")
        case .tooManyFindings: (.error, "A citation of too many findings", "At most eight.")
        case .unknownSource: (.error, "An unknown source", "Cite sources that are there.")
        case .unknownFinding: (.error, "An unknown finding", "Cite findings that are there.")
        case .sourceNeverCited: (.warning, "A source nobody cites", "Cite it, or take it away.")
        case .uncitedFigure: (.error, "A figure without a citation", "Every number, dose and percentage is cited.")
        case .uncitedAdvice: (.warning, "Advice without a citation", "Advice on health is cited.")
        case .figureNotInFinding:
            (.error, "A figure its findings do not have", "A figure stands in the `says` or `plain` of a finding cited for it.")
        case .figureNotInText: (.error, "A figure only in a title, summary or heading", "State and cite it in the text.")
        case .plainFigureWrong: (.error, "Plain words that mean another figure", "`plain` says what the figure means.")
        case .tooSure: (.error, "Said too surely", "Findings of low certainty need “may”, or whose word it is.")
        case .findingNotAnswered:
            (.error, "A doubtful finding nobody answers", "Cite it in a `CLAIM` or `DISAGREE` box that says what is true.")
        case .findingRepeated: (.error, "A doubtful finding cited as if it held", "Move the sentence into such a box.")
        case .contradictionNotAnswered: (.error, "A contradiction nobody shows", "Cite both findings in one box.")
        case .disagreeWithOneSource: (.error, "A disagreement of one source", "A `DISAGREE` box cites two sources or more.")
        case .claimWithoutCitation: (.error, "A claim nobody makes", "A `CLAIM` box cites who says so.")
        case .retractedUnsaid: (.error, "A retracted source, unsaid", "Say in the sentence that it was retracted.")
        case .supersededUnsaid: (.error, "A superseded source, unsaid", "Cite the newer one, or say so.")
        case .citedTooLittle: (.warning, "Too few sentences cited", "At least 90 in 100 sentences of a topic of 100 words or more.")
        case .brokenSource: (.error, "A source whose file is broken", "Mend the file of the source.")
        case .citedTooOften: (.warning, "One finding carries too much", "A topic cites a finding four times at most.")
        case .wrongID: (.error, "An id unlike the file's name", "Make them the same.")
        case .notOneReference: (.error, "Not one source a file", "Give each source its own file.")
        case .badIdentifier: (.error, "Not a DOI, ISBN, ISSN, PMID or PMCID", "Copy it again.")
        case .whyMissing: (.error, "A verdict without a reason", "Whatever is not supported says `why`.")
        case .certaintyMissing: (.error, "No certainty", "What rests on studies of people says how certain it is.")
        case .noFindings: (.error, "A source without findings", "Say what it says.")
        case .duplicateTopic: (.error, "Two topics with one id", "Rename one.")
        case .topicNotListed: (.error, "A topic not in the menu", "List it in `library.yaml`.")
        case .listedTopicMissing: (.error, "A topic in the menu without a file", "Write it, or take it out.")
        case .unknownTopic: (.error, "An unknown topic", "Name topics that are there.")
        case .unknownAnchor: (.error, "A link to a heading that is not there", "Name a heading of that topic.")
        case .linkToWrongSection: (.error, "A link to the wrong folder", "Name the folder the topic lies in.")
        case .relatedToItself: (.error, "A topic related to itself", "Take it out of `related`.")
        case .idIsCommand: (.error, "An id that is a command", "Rename the topic.")
        case .unknownSection: (.error, "A folder that is no section", "Add it to `library.yaml`.")
        case .unknownLanguage: (.error, "A language not declared", "Add it to `languages`.")
        case .textMissing: (.error, "A text missing in a language", "Every declared language has it.")
        case .duplicateName: (.error, "A name twice", "Keep one.")
        case .originalMissing: (.error, "A translation of nothing", "Correct `translates`.")
        case .translationOlder: (.error, "A translation older than its original", "Bring it up to date.")
        case .meaningTooLong: (.error, "A glossary meaning too long", "At most 35 words.")
        case .duplicateTerm: (.error, "A glossary term twice", "Keep one.")
        case .wrongPlaceholders: (.error, "Other braces than the English message", "Use exactly the same.")
        case .reviewOverdue: (.warning, "A review overdue", "Review the topic, and set both dates.")
        case .reviewedInFuture: (.error, "Reviewed in the future", "Write the day it was reviewed.")
        case .reviewDueTooEarly: (.error, "Due before it was reviewed", "Due comes after reviewed.")
        case .reviewDueTooLate: (.warning, "Due too late", "Within the months of `library.yaml`.")
        case .readingLevel:
            (.error, "Too hard to read", "School grade at most 8.0 with glossary terms counted as easy words, 10.0 without.")
        case .headingMissing: (.warning, "A long way without a heading", "A heading every 200 words at least.")
        case .topicLength: (.warning, "Too short or too long", "As many words as `topic-words` in `library.yaml` allows.")
        case .jargon: (.warning, "A word patients may not know", "Explain it there, put it in the glossary, or use a plain one.")
        case .keysTogether: (.error, "Two keys that exclude each other", "`config.yaml` has `content` or `shelf`.")
        case .badPasscodeHash: (.error, "Not the hash of a passcode", "`carrel kiosk set-passcode` makes one for `config.yaml`.")
        }
    }
}
