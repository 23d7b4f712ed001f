/// How Carrel ends, as the shell sees it. The one list of exit statuses; the numbers follow `sysexits.h`. The manual is made from it too.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case nothing = 1
    case usage = 64
    case badData = 65
    case notFound = 66
    case unavailable = 69
    case bug = 70
    case disk = 74
    case config = 78

    /// When Carrel ends so, as the manual says it.
    var meaning: String {
        switch self {
        case .done: "Done; warnings do not change it."
        case .nothing: "A search found nothing, or a check found something."
        case .usage: "The command line cannot be understood; an empty query cannot be either."
        case .badData: "No topic can be read, a shelf is damaged, or a library that was to be published has errors."
        case .notFound: "There is no such library, topic or source."
        case .unavailable: "There is no terminal where one is needed, or none that Carrel can drive."
        case .bug: "A fault of Carrel's own."
        case .disk: "The disk, or where the output goes, refused."
        case .config: "The configuration is wrong, or the walls around a kiosk's reader cannot be raised."
        }
    }
}
