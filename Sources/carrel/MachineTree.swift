import Glibc

/// The files of a machine, below a folder that stands for its root.
struct MachineTree {
    /// What is put before every path; empty for this machine.
    let root: String

    /// Bytes of a file that are looked at: more than a configuration has.
    private static let sizeLimit = 1 << 20

    /// The text of a file, or nil when it is not there or may not be read. Of a very long one only the beginning.
    func text(_ path: String) -> String? {
        let file = open(root + path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 14)
        while bytes.count < Self.sizeLimit {
            let count = read(file, &part, part.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { break }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The lines of a file that are neither empty nor comments, without the blanks around them; none when it is not there.
    func lines(_ path: String) -> [String] {
        (text(path) ?? "").split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty && $0.first != "#" && $0.first != ";" }
    }

    /// Whether something lies there, a link that leads nowhere too.
    func exists(_ path: String) -> Bool { about(path, followed: false) != nil }

    /// What lies in a folder, by name; nothing when there is none.
    func names(in folder: String) -> [String] {
        guard let stream = opendir(root + folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether a unit, or the template it is made from, can not be started because it is linked to nowhere.
    func isMasked(_ unit: String) -> Bool {
        var target = [CChar](repeating: 0, count: 32)
        let template = unit.firstIndex(of: "@").map { unit[...$0] + ".service" } ?? unit[...]
        return [unit[...], template].contains { name in
            let count = readlink(root + "/etc/systemd/system/" + name, &target, target.count)
            return count == 9 && String(decoding: target[..<9].map { UInt8(bitPattern: $0) }, as: UTF8.self) == "/dev/null"
        }
    }

    /// Whether a unit, or a template of units, is there and can be started.
    func hasUnit(_ name: String) -> Bool {
        let folders = ["/etc", "/usr/local/lib", "/usr/lib"].map { $0 + "/systemd/system/" }
        return folders.contains { exists($0 + name) } && !isMasked(name)
    }

    /// The units that are started without being asked for, by name.
    var wantedUnits: [String] {
        var units: Set<String> = []
        for folder in ["/etc/systemd/system", "/run/systemd/generator", "/usr/lib/systemd/system"] {
            for wants in names(in: folder) where wants.hasSuffix(".wants") { units.formUnion(names(in: folder + "/" + wants)) }
        }
        return units.filter { !isMasked($0) }.sorted()
    }

    /// Whether an account can write something that lies there, or give itself the right to.
    func canWrite(_ account: MachineAccount, _ path: String) -> Bool {
        guard let about = about(path, followed: true) else { return false }
        if about.st_uid == account.user || account.user == 0 { return true }
        let isShared = about.st_mode & S_IFMT == S_IFDIR && about.st_mode & S_ISVTX != 0
        if about.st_mode & S_IWOTH != 0 { return !isShared }
        return about.st_mode & S_IWGRP != 0 && about.st_gid == account.group
    }

    private func about(_ path: String, followed: Bool) -> stat? {
        var about = stat()
        return fstatat(AT_FDCWD, root + path, &about, followed ? 0 : AT_SYMLINK_NOFOLLOW) == 0 ? about : nil
    }
}

/// A line of a machine's `/etc/passwd`.
struct MachineAccount {
    let name: String
    let user: UInt32
    let group: UInt32
    /// The program it is given at login.
    let shell: String

    /// Nil for what is no such line.
    init?(_ line: String) {
        let fields = line.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 7, let user = UInt32(fields[2]), let group = UInt32(fields[3]) else { return nil }
        (name, self.user, self.group, shell) = (String(fields[0]), user, group, String(fields[6]))
    }
}

extension Substring {
    /// Without the blanks around it.
    fileprivate var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(self[first...last])
    }
}
