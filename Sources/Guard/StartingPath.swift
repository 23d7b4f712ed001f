import CGuard

/// The path a program was started by. Whoever starts it chooses the name it is given, but not this.
public enum StartingPath {
    /// This program's: a link's, if it was started by one. Nil when the system does not say.
    public static var own: String? { cguard_started_by().map { String(cString: $0) } }
}
