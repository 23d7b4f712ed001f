import Glibc
import Guard
import Surface
import Topics

/// How a kiosk is to be: the command line before the configuration of this machine, which the kiosk's user may not be able to change.
struct KioskSettings {
    let shelf: String
    let choices: Choices
    let passcodeHash: String?
    let idleSeconds: Int

    /// Where the configuration of a machine lies.
    static let path = "/etc/carrel/config.yaml"

    /// - Parameter root: Put before ``path``, for a system that is prepared in a folder.
    init(_ choices: Choices, root: String = "") throws(Refusal) {
        let settings = try Self.read(root + Self.path) ?? Settings()
        guard let shelf = choices.shelf ?? settings.shelf else { throw .noShelf }
        var merged = choices
        merged.language = choices.language ?? settings.language
        if let name = settings.theme {
            guard let theme = Theme(rawValue: name) else { throw .config("\(Escaper.safe(name)) is no theme") }
            merged.theme = choices.theme ?? theme
        }
        if let hash = settings.kiosk.passcodeHash, !Passcode.isHash(hash) {
            throw .config("passcode-hash is no yescrypt hash; carrel kiosk set-passcode makes one")
        }
        self.shelf = Surroundings.absolute(shelf)
        self.choices = merged
        passcodeHash = settings.kiosk.passcodeHash
        idleSeconds = settings.kiosk.idleSeconds
    }

    /// The configuration, or nil when there is none.
    private static func read(_ path: String) throws(Refusal) -> Settings? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .config("\(Escaper.safe(path)) cannot be read (\(ErrnoWords.text(errno)))")
        }
        defer { close(file) }
        var about = stat()
        guard fstat(file, &about) == 0, !isOurs(about, path), !isOurs(folder(of: path)) else {
            throw .config(
                "\(Escaper.safe(path)) can be changed by the user the kiosk runs as; make it root's, with mode 644, in a folder that is root's"
            )
        }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .config("\(Escaper.safe(path)) cannot be read (\(ErrnoWords.text(errno)))") }
        let parsed = SettingsParser.parse(Array(bytes[..<count]), file: path)
        for problem in parsed.problems { Voice.complain(problem.line) }
        guard let settings = parsed.value else { throw .config("\(Escaper.safe(path)) has errors") }
        return settings
    }

    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

    private static func isOurs(_ path: String) -> Bool {
        var about = stat()
        return stat(path, &about) != 0 || isOurs(about, path)
    }

    /// Whether this user can write it or give itself the right to. Root can write everything; what others may write is wrong for root as well.
    private static func isOurs(_ about: stat, _ path: String) -> Bool {
        if about.st_mode & S_IWOTH != 0 { return true }
        return geteuid() != 0 && (about.st_uid == geteuid() || access(path, W_OK) == 0)
    }
}
