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
        let pieces = Pieces<Answer>(count)
        @Sendable func takeTurns() {
            while let number = pieces.next() { pieces.put(work(number), at: number) }
        }
        let hands = (1..<max(1, min(size, count))).compactMap { _ in try? Hand(takeTurns) }
        takeTurns()
        for hand in hands { hand.join() }
        return (0..<count).compactMap(pieces.take)
    }

    /// Does pieces of work of many steps side by side, this thread among the others.
    ///
    /// - Parameters:
    ///   - worker: called once on each thread: what does the pieces there. It calls `step` behind every step; that throws when another piece
    ///     has thrown.
    ///   - stepped: called on this thread behind each of its own steps, with how many all have done; and at the end with all of them.
    /// - Returns: the answers in the order of the pieces, whichever was done first.
    public static func advance<Answer: Sendable>(
        _ count: Int, worker: @escaping @Sendable () -> (_ piece: Int, _ step: () throws -> Void) throws -> Answer, stepped: (Int) -> Void
    ) throws -> [Answer] {
        let pieces = Pieces<Result<Answer, any Error>>(count)
        let march = March()
        @Sendable func takeTurns(_ stepped: (Int) -> Void) {
            let work = worker()
            while !march.isHalted, let number = pieces.next() {
                let result = Result {
                    try work(number) {
                        if march.isHalted { throw Halted() }
                        stepped(march.step())
                    }
                }
                if case .failure = result { march.halt() }
                pieces.put(result, at: number)
            }
        }
        let hands = (1..<max(1, min(size, count))).compactMap { _ in try? Hand { takeTurns { _ in } } }
        takeTurns(stepped)
        for hand in hands { hand.join() }
        if !hands.isEmpty, !march.isHalted { stepped(march.steps) }
        let results = (0..<count).compactMap(pieces.take)
        for case .failure(let failure) in results where !(failure is Halted) { throw failure }
        return try results.map { try $0.get() }
    }

    /// Makes pieces on other threads, a few ahead, and hands them over in their order on this one.
    ///
    /// - Parameters:
    ///   - maker: called once on each thread: what makes the pieces there, and may keep to itself what helps with the next.
    ///   - take: when it throws, no more pieces are made.
    public static func stream<Piece: Sendable>(
        _ count: Int, maker: @escaping @Sendable () -> (Int) -> Piece, take: (Piece) throws -> Void
    ) rethrows {
        // By the handful: to wait for one another costs more than the wait.
        try streamHandfuls((count + handful - 1) / handful) {
            let make = maker()
            return { number in (number * handful..<min(count, (number + 1) * handful)).map(make) }
        } take: { pieces in
            for piece in pieces { try take(piece) }
        }
    }

    private static func streamHandfuls<Piece: Sendable>(
        _ count: Int, maker: @escaping @Sendable () -> (Int) -> Piece, take: (Piece) throws -> Void
    ) rethrows {
        guard count >= leastStreamed, size > 1, let leave = Tally(), let done = Tally() else {
            return try makeHere(count, maker, take)
        }
        let pieces = Pieces<Piece>(count)
        leave.add(ahead * size)
        let hands = (0..<size).compactMap { _ in
            try? Hand {
                let make = maker()
                while leave.take(), let number = pieces.next() {
                    pieces.put(make(number), at: number)
                    done.add(1)
                }
            }
        }
        defer {
            leave.close()
            for hand in hands { hand.join() }
        }
        if hands.isEmpty { return try makeHere(count, maker, take) }
        var told = 0
        for number in 0..<count {
            var ready = pieces.take(number)
            // One word is waited for with each piece at least, so that none are left to fill the pipe.
            while ready == nil || told <= number {
                _ = done.take()
                told += 1
                ready = ready ?? pieces.take(number)
            }
            leave.add(1)
            if let ready { try take(ready) }
        }
    }

    private static func makeHere<Piece>(_ count: Int, _ maker: () -> (Int) -> Piece, _ take: (Piece) throws -> Void) rethrows {
        let make = maker()
        for number in 0..<count { try take(make(number)) }
    }

    private static let handful = 8

    /// Fewer handfuls than this are made on the calling thread.
    private static let leastStreamed = 8

    /// How many handfuls each thread may be ahead, so that memory stays flat.
    private static let ahead = 2
}

/// Pieces of work by number: each is given to one thread, and what becomes of it is left here.
private final class Pieces<Made: Sendable>: Sendable {
    private let count: Int
    private let given = Mutex(0)
    private let made = Mutex<[Int: Made]>([:])

    init(_ count: Int) { self.count = count }

    /// The next piece to be made; nil when all have been given out.
    func next() -> Int? {
        given.withLock { given in
            defer { given += 1 }
            return given < count ? given : nil
        }
    }

    func put(_ piece: Made, at number: Int) { made.withLock { $0[number] = piece } }

    /// Hands over what was made, once; nil while it is not.
    func take(_ number: Int) -> Made? { made.withLock { $0.removeValue(forKey: number) } }
}

/// How far those have come who work side by side, and whether they are to stop.
private final class March: Sendable {
    private let done = Mutex(0)
    private let halted = Mutex(false)

    var steps: Int { done.withLock { $0 } }
    var isHalted: Bool { halted.withLock { $0 } }

    func step() -> Int {
        done.withLock { done in
            done += 1
            return done
        }
    }

    func halt() { halted.withLock { $0 = true } }
}

/// Another piece of work has failed, so this one is not gone on with.
private struct Halted: Error {}

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
