import Glibc

/// The signals that mean something other than the end.
enum Signal {
    static let resize = SIGWINCH
    static let stop = SIGTSTP
    static let goOn = SIGCONT

    static func asksToEnd(_ signal: Int32) -> Bool { signal != resize && signal != stop && signal != goOn }
}
