import Glibc
import Guard
import Surface
import Topics

/// One configuration file that is there and well.
struct ConfigurationFile {
    let path: String
    let settings: Settings

    /// Bytes a configuration may have; no sensible one comes near.
    static let sizeLimit = 1 << 16

    /// Reads a file; nil when there is none. Nothing is waited for: a pipe or a device is refused.
    ///
    /// - Parameter isGuarded: Whether a file that this user or others can change is refused.
    /// - Throws: ``Refusal/config(_:)`` or ``Refusal/said(_:)``, after every problem in it was named.
    init?(_ path: String, isGuarded: Bool = false) throws(Refusal) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Self.unreadable(path, errno)
        }
        defer { close(file) }
        var about = stat()
        guard fstat(file, &about) == 0 else { throw Self.unreadable(path, errno) }
        guard about.st_mode & S_IFMT == S_IFREG else { throw .config("\(Escaper.safe(path)) is not an ordinary file") }
        if isGuarded, let weak = Custody.weakness(of: path) {
            throw .config("\(Escaper.safe(weak)) can be changed by others than root; make it root's, with mode \(weak == path ? 644 : 755)")
        }
        let bytes = try Self.read(file, path, Int(about.st_size))
        let themes = Theme.allCases.map(\.rawValue)
        let parsed = SettingsParser.parse(bytes, file: path, themes: themes, isHash: Passcode.isHash)
        for problem in parsed.problems { Voice.complain(problem.line) }
        guard let settings = parsed.value else { throw .said(.config) }
        self.path = path
        self.settings = settings
    }

    /// Whether it says where the library is.
    var namesLibrary: Bool { settings.content != nil || settings.shelf != nil }
    /// The author's folder it names, from the root on.
    var content: String? { settings.content.map(absolute) }
    /// The shelf it names, from the root on.
    var shelf: String? { settings.shelf.map(absolute) }

    /// Paths in a file begin where the file lies.
    private func absolute(_ other: String) -> String {
        other.hasPrefix("/") ? other : path[...(path.lastIndex(of: "/") ?? path.startIndex)] + other
    }

    private static func read(_ file: Int32, _ path: String, _ size: Int) throws(Refusal) -> [UInt8] {
        guard size <= sizeLimit else {
            throw .config("\(Escaper.safe(path)) has \(size) bytes; a configuration has at most \(sizeLimit)")
        }
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let more = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + count }, size - count) }
            if more < 0, errno == EINTR { continue }
            if more < 0 { throw unreadable(path, errno) }
            if more == 0 { break }
            count += more
        }
        return Array(bytes[..<count])
    }

    private static func unreadable(_ path: String, _ errno: Int32) -> Refusal {
        .config("\(Escaper.safe(path)) cannot be read (\(ErrnoWords.text(errno)))")
    }
}
