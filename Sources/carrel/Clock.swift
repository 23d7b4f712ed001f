import Glibc
import Topics

/// The only place in Carrel that knows what time it is.
enum Clock {
    /// Today where this machine stands, or nil when the machine's clock is beyond the calendar.
    static var today: Day? {
        var now = time(nil)
        var parts = tm()
        guard localtime_r(&now, &parts) != nil else { return nil }
        return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// Milliseconds since some moment in the past; never falls. Stands still while the machine is suspended, as the waits of processes do.
    static var milliseconds: Int { milliseconds(CLOCK_MONOTONIC) }

    /// The same, the time that the machine was suspended counted too: what a person's absence is measured by.
    static var millisecondsWithSleep: Int { milliseconds(CLOCK_BOOTTIME) }

    private static func milliseconds(_ clock: clockid_t) -> Int {
        var now = timespec()
        clock_gettime(clock, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
