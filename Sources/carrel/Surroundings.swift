import Glibc
import Topics

/// The environment Carrel was started in.
enum Surroundings {
    /// The value of a variable, or nil when it is unset or empty.
    static subscript(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The folder this program's file lies in, or nil when the system does not say.
    static var programFolder: String? {
        var bytes = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0, count < bytes.count else { return nil }
        let path = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    /// What tells whether this is the program that was run before, and not a newer one; nil when the system does not say.
    static var programStamp: FileStamp? {
        var about = stat()
        return stat("/proc/self/exe", &about) == 0 ? FileStamp(path: "the program", about) : nil
    }

    /// Whether something lies at `path`, links followed.
    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// The folder of Carrel's caches. Where the environment names none it is one that cannot be made, and a cache falls back
    /// on a temporary folder.
    static var cacheFolder: String {
        if let folder = self["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/carrel" }
        if let home = self["HOME"], home.hasPrefix("/") { return home + "/.cache/carrel" }
        return "/dev/null/carrel"
    }

    /// The person's own configuration file, whether it is there or not; nil where the environment names no place for one.
    static var configurationFile: String? {
        let folder = self["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? self["HOME"].map { $0 + "/.config" }
        guard let folder, folder.hasPrefix("/") else { return nil }
        return folder + "/carrel/config.yaml"
    }

    /// Where speech-dispatcher listens for this person, as its own clients find it; nil when it was told to listen on the network.
    static var speechSocket: String? {
        if let address = self["SPEECHD_ADDRESS"] {
            let parts = address.split(separator: ":", maxSplits: 1)
            guard parts.first == "unix_socket" else { return nil }
            if parts.count == 2 { return String(parts[1]) }
        }
        let cache = self["XDG_CACHE_HOME"] ?? self["HOME"].map { $0 + "/.cache" }
        return (self["XDG_RUNTIME_DIR"] ?? cache).map { $0 + "/speech-dispatcher/speechd.sock" }
    }

    /// The path of something that is there, from the root on and without links; as given when the system cannot say.
    static func absolute(_ path: String) -> String {
        guard let whole = realpath(path, nil) else { return path }
        defer { free(whole) }
        return String(cString: whole)
    }
}
