import CGuard
import Glibc

/// The walls around a reader: after ``raise(around:ceiling:)`` it can read what it must and write to what it has open, and nothing else.
///
/// Landlock denies every file but those named; seccomp allows only the system calls of reading. Running a program, sockets, opening for
/// writing, cutting files, looking into processes and typing into terminals are refused with an error, on this thread and all that follow.
public enum Walls {
    /// Which step the system refused.
    public enum Step: Int32, Sendable { case noNewRights = 1, landlock, seccomp }

    /// The walls do not stand. The process must end: part of them may.
    public struct Failure: Error, Equatable, Sendable {
        /// Where the walls stopped rising.
        public var step: Step
        /// The system's number for why.
        public var errno: Int32

        /// A step, and the system's number for why not.
        public init(step: Step, errno: Int32) {
            self.step = step
            self.errno = errno
        }
    }

    /// Shuts the process in. Before its second thread starts: Landlock binds the calling thread and those it starts.
    ///
    /// - Parameters:
    ///   - paths: Files and folders that may be read, with all below them. Those that are not there are left out.
    ///   - ceiling: The newest version of Landlock to use, for tests on kernels newer than the oldest we serve.
    public static func raise(around paths: [String], ceiling: Int32 = .max) throws(Failure) {
        var copies = paths.map { UnsafePointer(strdup($0)) }
        defer { copies.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        let step = cguard_shut_in(&copies, Int32(copies.count), ceiling)
        let why = Glibc.errno
        if let step = Step(rawValue: step) { throw Failure(step: step, errno: why) }
    }

    /// Closes every file that was inherited but the standard streams, leaves no core file, lets nobody look into this process or its children, and forgets the environment but for the terminal's name,
    /// the locale, the time zone and `NO_COLOR`.
    public static func keepSecrets() -> Bool {
        cguard_clear_environment()
        return cguard_keep_secrets() == 0
    }

    /// How many files a guard or a reader may have open at a time, the terminal, its pipes and the shelf.
    public static let filesNeeded = 64

    /// Has as many as ``filesNeeded`` allowed, if the system lets us. Answers how many it lets, never more than needed.
    public static func allowFiles() -> Int { Int(cguard_allow_files(Int64(filesNeeded))) }
}
