import Glibc
import Synchronization

/// Work that the processors of the machine share. What comes out never depends on how many there are.
public enum Crew {
    /// How many work at once: as many as there are processors, eight at most.
    static var size: Int { max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Does pieces of work side by side.
    ///
    /// - Parameter least: fewer pieces than this are not worth a second thread.
    /// - Returns: the answers in the order of the pieces, whichever was done first.
    public static func map<Answer: Sendable>(_ count: Int, atLeast least: Int = 2, _ work: @escaping @Sendable (Int) -> Answer) -> [Answer]
    {
        if count < least { return (0..<count).map(work) }
        let next = Shared(0)
        let answers = Shared([Int: Answer]())
        let hands = (1..<max(1, min(size, count))).compactMap { _ in Hand { takeTurns(count, next, answers, work) } }
        takeTurns(count, next, answers, work)
        for hand in hands { hand.join() }
        return answers.value.withLock { answers in (0..<count).compactMap { answers[$0] } }
    }

    private static func takeTurns<Answer: Sendable>(
        _ count: Int, _ next: Shared<Int>, _ answers: Shared<[Int: Answer]>, _ work: @Sendable (Int) -> Answer
    ) {
        while true {
            let piece = next.value.withLock { next in
                defer { next += 1 }
                return next
            }
            if piece >= count { return }
            let answer = work(piece)
            answers.value.withLock { $0[piece] = answer }
        }
    }

    /// Makes pieces on other threads, a few ahead, and hands them over in their order on this one.
    ///
    /// - Parameters:
    ///   - maker: called once on each thread: what makes the pieces there, and may keep to itself what helps with the next.
    ///   - take: when it throws, no more pieces are made.
    public static func stream<Piece: Sendable>(
        _ count: Int, maker: @escaping @Sendable () -> (Int) -> Piece, take: (Piece) throws -> Void
    ) rethrows {
        guard count >= leastStreamed, size > 1, let leave = Tally(), let done = Tally() else {
            let make = maker()
            for piece in 0..<count { try take(make(piece)) }
            return
        }
        let next = Shared(0)
        let pieces = Shared([Int: Piece]())
        leave.add(ahead * size)
        let hands = (0..<size).compactMap { _ in
            Hand {
                let make = maker()
                while leave.take() {
                    let number = next.value.withLock { next in
                        defer { next += 1 }
                        return next
                    }
                    if number >= count { break }
                    let piece = make(number)
                    pieces.value.withLock { $0[number] = piece }
                    done.add(1)
                }
            }
        }
        defer {
            leave.close()
            for hand in hands { hand.join() }
        }
        if hands.isEmpty {
            let make = maker()
            for piece in 0..<count { try take(make(piece)) }
            return
        }
        var told = 0
        for number in 0..<count {
            var ready = pieces.value.withLock { $0.removeValue(forKey: number) }
            // One word is waited for with each piece at least, so that none are left to fill the pipe.
            while ready == nil || told <= number {
                _ = done.take()
                told += 1
                ready = ready ?? pieces.value.withLock { $0.removeValue(forKey: number) }
            }
            leave.add(1)
            if let ready { try take(ready) }
        }
    }

    /// Fewer pieces than this are made on the calling thread.
    private static let leastStreamed = 64

    /// How many pieces each thread may be ahead, so that memory stays flat.
    private static let ahead = 8
}

/// A value that threads take turns with.
private final class Shared<Value: Sendable>: Sendable {
    let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }
}

/// A number that one thread adds to and others wait for: a pipe with a byte for each.
private final class Tally: Sendable {
    private let reading: Int32
    private let writing: Mutex<Int32>

    /// Nil when the process may open no more files.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = ends[0]
        writing = Mutex(ends[1])
    }

    deinit {
        close()
        Glibc.close(reading)
    }

    func add(_ count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        writing.withLock { end in
            while end >= 0, write(end, bytes, count) < 0, errno == EINTR {}
        }
    }

    /// Waits for one and takes it; false when no more will come.
    func take() -> Bool {
        var byte: UInt8 = 0
        while true {
            let count = read(reading, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            return count == 1
        }
    }

    /// Nothing is added any more.
    func close() {
        writing.withLock { end in
            if end >= 0 { Glibc.close(end) }
            end = -1
        }
    }
}

/// A thread that does one piece of work.
private struct Hand {
    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Begins at once. Signals are left to the other threads, faults are not. Nil when the system gives no more threads.
    init?(_ work: sending @escaping () -> Void) {
        var quiet = sigset_t()
        var before = sigset_t()
        sigfillset(&quiet)
        for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT] { sigdelset(&quiet, fault) }
        pthread_sigmask(SIG_BLOCK, &quiet, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(Work(work))
        let failure = pthread_create(
            &thread, nil,
            { itself in
                if let itself { Unmanaged<Work>.fromOpaque(itself).takeRetainedValue().run() }
                return nil
            }, itself.toOpaque())
        guard failure == 0 else {
            itself.release()
            return nil
        }
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}
