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

    /// Milliseconds since some moment in the past; never falls.
    static var milliseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
