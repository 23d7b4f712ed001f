import Glibc

/// Another program, run without a shell: it is given a text and listened to until it ends.
public enum ClientProgram {
    /// How a program ended, and what it said on standard output and standard error, at most ``longest`` bytes of it.
    public struct Ending: Equatable, Sendable {
        /// 0 when it did what it was asked; 128 and more when a signal ended it.
        public var status: Int32
        /// Repaired where it was not UTF-8.
        public var said: String
    }

    /// As much of what a program says is kept.
    static let longest = 65_536

    /// Runs a program to its end. It sees no terminal, so it can ask nobody anything, and none of our open files; it speaks English.
    ///
    /// - Parameters:
    ///   - words: its name, looked for in `PATH`, and its arguments.
    ///   - input: what it reads on standard input.
    ///   - milliseconds: how long it may take. After that it is ended.
    /// - Returns: nil when there is no such program, or it took too long.
    public static func run(_ words: [String], input: [UInt8] = [], within milliseconds: Int) -> Ending? {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        let (ours, theirs) = (ends[0], ends[1])
        defer { close(ours) }
        let child = start(words, talkingOn: theirs)
        close(theirs)
        guard let child else { return nil }
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        var rest = input[...]
        var isOpen = true
        var said: [UInt8] = []
        while true {
            if isOpen, !send(&rest, on: ours) {
                shutdown(ours, Int32(SHUT_WR))
                isOpen = false
            }
            var status: Int32 = 0
            let ended = waitpid(child, &status, WNOHANG)
            receive(&said, on: ours)
            if ended == child { return Ending(status: shellStatus(status), said: String(decoding: said, as: UTF8.self)) }
            if ended < 0, errno != EINTR { return nil }
            if ContinuousClock.now > deadline {
                kill(child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return nil
            }
            // Programs may pass the socket on to one that stays, so its end does not tell of theirs.
            poll(nil, 0, 5)
        }
    }

    /// `POSIX_SPAWN_SETSID`, which Swift's Glibc does not show.
    private static let newSession: Int16 = 0x80

    /// Starts it with default signals, in a session of its own, which has no terminal.
    private static func start(_ words: [String], talkingOn socket: Int32) -> pid_t? {
        var files = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&files) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&files) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        for stream in STDIN_FILENO...STDERR_FILENO { posix_spawn_file_actions_adddup2(&files, socket, stream) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | newSession)
        var arguments = words.map { strdup($0) } + [nil]
        var surroundings = inherited.map { strdup($0) } + [nil]
        defer { for text in arguments + surroundings { free(text) } }
        var child = pid_t()
        return posix_spawnp(&child, words[0], &files, &attributes, &arguments, &surroundings) == 0 ? child : nil
    }

    /// Our environment, with the language of messages made English, so that they can be read by us.
    private static var inherited: [String] {
        var surroundings = ["LC_ALL=C.UTF-8"]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if !text.hasPrefix("LC_ALL=") { surroundings.append(text) }
            next += 1
        }
        return surroundings
    }

    /// Sends what can be taken now; false when there is nothing left to send, or nobody who takes it.
    private static func send(_ bytes: inout ArraySlice<UInt8>, on socket: Int32) -> Bool {
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
            }
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            bytes.removeFirst(count)
        }
        return false
    }

    private static func receive(_ said: inout [UInt8], on socket: Int32) {
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { return }
            said += bytes[..<min(count, longest - said.count)]
        }
    }

    /// The status a shell would show for what `waitpid` told.
    private static func shellStatus(_ status: Int32) -> Int32 { status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
}
