import Glibc

/// A clock that stands still until a test puts it forward, for programs started with ``environment``: what takes them minutes takes the test
/// no time, and what must happen in time is decided by no scheduler.
///
/// It is the library of `Tests/CHandClock`, which stands in for `clock_gettime` and `poll`. Not for more than one thread.
public final class HandClock {
    /// What the program must find in its environment.
    public var environment: [String: String] { ["LD_PRELOAD": Built.path(of: "libHandClock.so"), "CARREL_HAND_CLOCK": path] }

    /// Seconds by which it was put forward.
    public private(set) var seconds = 0.0
    private let path: String
    private let page: UnsafeMutableRawPointer
    /// An hour after the machine was started.
    private static let start: Int64 = 3_600_000
    private static let processes = 65536
    /// Where the counts begin.
    private static let counts = 32
    private static let bytes = counts + 8 * processes

    /// Stands an hour after the machine was started, until it is put forward.
    public init() throws {
        var name = Array("/tmp/carrel-clock-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0, ftruncate(file, Self.bytes) == 0,
            let page = mmap(nil, Self.bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), page != MAP_FAILED
        else { throw Pty.Unmet(description: "no file for a clock: \(String(cString: strerror(errno)))") }
        close(file)
        self.page = page
        page.storeBytes(of: Self.start, as: Int64.self)
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        munmap(page, Self.bytes)
        unlink(path)
    }

    /// Puts it forward, and waits until each of some processes has looked at it: has gone round its loop, or is gone.
    public func advance(_ seconds: Double, seenBy processes: [pid_t], on pty: Pty) throws {
        let before = processes.map(looks)
        self.seconds += seconds
        page.storeBytes(of: Self.start + Int64(self.seconds * 1000), as: Int64.self)
        try pty.expect("\(processes) to see the clock \(seconds) s later") { _ in
            // The first look may have been taken before the clock was put forward, and the second may have led to something.
            zip(processes, before).allSatisfy { looks(of: $0) &- $1 >= 3 || kill($0, 0) != 0 }
        }
    }

    /// Puts the calendar's clock wrong by seconds, as its battery or a stranger may; the time that passes stays as it is.
    public func jump(by seconds: Double) {
        let wrong = page.load(fromByteOffset: 16, as: Int64.self) + Int64(seconds * 1000)
        page.storeBytes(of: wrong, toByteOffset: 16, as: Int64.self)
    }

    /// Suspends the machine for some seconds: only the clock that counts that too goes on.
    public func suspend(for seconds: Double) {
        page.storeBytes(of: page.load(fromByteOffset: 24, as: Int64.self) + Int64(seconds * 1000), toByteOffset: 24, as: Int64.self)
    }

    /// Catches a process in an endless loop when it next waits.
    public func stick(_ process: pid_t) { page.storeBytes(of: Int64(process), toByteOffset: 8, as: Int64.self) }

    /// How often a process has begun to wait. While the clock stands it does so only after something has happened to it.
    public func waits(of process: pid_t) -> UInt32 { count(process, Self.counts) }

    private func looks(of process: pid_t) -> UInt32 { count(process, Self.counts + 4 * Self.processes) }

    private func count(_ process: pid_t, _ offset: Int) -> UInt32 {
        page.load(fromByteOffset: offset + 4 * (Int(process) % Self.processes), as: UInt32.self)
    }
}
