/// How Carrel ends, as the shell sees it. The one list of exit statuses; the numbers follow `sysexits.h`.
enum ExitStatus: Int32 {
    /// Done; warnings do not change it.
    case done = 0
    /// A search found nothing, or a check found something.
    case nothing = 1
    /// The command line cannot be understood.
    case usage = 64
    /// No topic can be read, a shelf is damaged, or a library that was to be published has errors.
    case badData = 65
    /// There is no such library, topic or source.
    case notFound = 66
    /// There is no terminal where one is needed, or none that Carrel can drive.
    case unavailable = 69
    /// Our mistake.
    case bug = 70
    /// The disk, or where the output goes, refused.
    case disk = 74
    /// The configuration is wrong, or the walls around a kiosk's reader cannot be raised.
    case config = 78
}
