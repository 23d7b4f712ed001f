import Glibc

/// A bell between two threads: one rings, the other hears it in `poll` or waits for it.
struct WakePipe: Sendable {
    /// Readable when the bell has been rung since it was last heard.
    let ear: Int32
    private let hand: Int32

    init() throws(Refusal) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system("pipe", errno: errno) }
        (ear, hand) = (ends[0], ends[1])
        for end in ends {
            guard fcntl(end, F_SETFD, FD_CLOEXEC) == 0, fcntl(end, F_SETFL, O_NONBLOCK) == 0 else {
                throw .system("fcntl", errno: errno)
            }
        }
    }

    /// Rings. A bell that is ringing already rings on; nothing is lost.
    func ring() {
        var byte: UInt8 = 1
        while write(hand, &byte, 1) < 0, errno == EINTR {}
    }

    /// Takes note of every ring so far, without waiting.
    func hear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(ear, &bytes, bytes.count)
            if count > 0 || (count < 0 && errno == EINTR) { continue }
            return
        }
    }

    /// Waits until the bell rings, then takes note of it; no longer than `milliseconds`, if that is not negative.
    func wait(within milliseconds: Int32 = -1) {
        var one = pollfd(fd: ear, events: Int16(POLLIN), revents: 0)
        while poll(&one, 1, milliseconds) < 0, errno == EINTR {}
        hear()
    }
}
