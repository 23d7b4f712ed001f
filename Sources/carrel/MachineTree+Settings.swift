import Glibc

// What a machine's configuration comes to, where files are laid over files.

extension MachineTree {
    /// Where drop-ins lie, those that count more last.
    private static let layers = ["/usr/lib", "/usr/local/lib", "/run", "/etc"]

    /// The drop-ins of a folder in the order they are read: by name, wherever they lie; of two with one name the one of the later layer.
    private func dropIns(_ folder: String) -> [String] {
        var paths: [String: String] = [:]
        for layer in Self.layers {
            for name in names(in: layer + "/" + folder) where name.hasSuffix(".conf") { paths[name] = "\(layer)/\(folder)/\(name)" }
        }
        return paths.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What a setting of a part of systemd is, such as `logind`; nil when nobody says.
    func systemd(_ part: String, _ key: String) -> String? {
        let files = ["/etc/systemd/\(part).conf"] + dropIns("systemd/\(part).conf.d")
        return files.flatMap(lines).compactMap { Self.value(of: key, in: $0) }.last
    }

    /// What a setting of the kernel will be after the next start; nil when nobody says.
    func sysctl(_ key: String) -> String? {
        let all = dropIns("sysctl.d").flatMap(lines).map { line in line.first == "-" ? String(line.dropFirst()) : line }
        return all.compactMap { Self.value(of: key, in: $0) ?? Self.value(of: key.replacingDots, in: $0) }.last
    }

    /// What a setting of the kernel is now; nil when this kernel does not have it.
    func kernel(_ key: String) -> String? { lines("/proc/sys/" + key.replacingDots).first }

    /// `key = value`, with or without the blanks.
    private static func value(of key: String, in line: String) -> String? {
        guard let equals = line.firstIndex(of: "="), line[..<equals].split(separator: " ").first.map(String.init) == key else { return nil }
        return line[line.index(after: equals)...].split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }

    /// For whom a line of sshd's configuration counts.
    private enum Reach: Equatable {
        case everyone
        case account
        case nobody
        /// For some connections of the account, by where they come from or lead to; the number is its block's.
        case some(Int)
    }

    /// How deep files that sshd includes may include others; sshd itself refuses more.
    private static let deepestInclude = 16

    /// What sshd does for an account, by keywords in small letters: the first word said counts, and what a Match block says counts more. First for
    /// most connections, then for those of each Match block that asks where they come from. Nil when there is no sshd.
    func sshd(for account: String) -> [[String: String]]? {
        guard exists("/etc/ssh/sshd_config") else { return nil }
        var said: [(reach: Reach, keyword: String, value: String)] = []
        collect("/etc/ssh/sshd_config", for: account, .everyone, depth: 0, &said)
        var kinds: [Reach] = [.account]
        for line in said { if case .some = line.reach, !kinds.contains(line.reach) { kinds.append(line.reach) } }
        return kinds.map { kind in
            let matched = said.filter { $0.reach == .account || $0.reach == kind } + said.filter { $0.reach == .everyone }
            return Dictionary(matched.map { ($0.keyword, $0.value) }) { first, _ in first }
        }
    }

    private func collect(
        _ file: String, for account: String, _ outer: Reach, depth: Int,
        _ said: inout [(reach: Reach, keyword: String, value: String)]
    ) {
        var reach = outer
        for line in lines(file) {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "=" }.map(String.init)
            guard let keyword = words.first?.lowercased() else { continue }
            let value = words.dropFirst().joined(separator: " ")
            switch keyword {
            case "match":
                reach = self.reach(of: Array(words.dropFirst()), for: account, number: said.count)
                if case .some = outer, reach == .account { reach = outer }
                if outer == .nobody { reach = .nobody }
            case "include":
                if depth == Self.deepestInclude || reach == .nobody { break }
                for path in words.dropFirst().flatMap(included) { collect(path, for: account, reach, depth: depth + 1, &said) }
            default:
                if reach != .nobody { said.append((reach, keyword, value)) }
            }
        }
    }

    /// For whom a Match block counts: pairs of a criterion and patterns, all of which have to fit.
    private func reach(of criteria: [String], for account: String, number: Int) -> Reach {
        var reach = Reach.account
        var rest = criteria[...]
        while let criterion = rest.popFirst()?.lowercased() {
            if criterion == "all" { continue }
            let patterns = (rest.popFirst() ?? "").split(separator: ",").map(String.init)
            switch criterion {
            case "user": if !Self.fits([account], patterns) { return .nobody }
            case "group": if !Self.fits(groups(of: account), patterns) { return .nobody }
            default: reach = .some(number)
            }
        }
        return reach
    }

    /// Whether one of some names fits patterns, and none of those that exclude.
    private static func fits(_ names: [String], _ patterns: [String]) -> Bool {
        func fits(_ pattern: String) -> Bool { names.contains { fnmatch(pattern, $0, 0) == 0 } }
        return patterns.contains { $0.first != "!" && fits($0) } && !patterns.contains { $0.first == "!" && fits(String($0.dropFirst())) }
    }

    /// The names of the groups an account is in.
    private func groups(of account: String) -> [String] {
        let own = lines("/etc/passwd").compactMap(MachineAccount.init).first { $0.name == account }?.group
        return lines("/etc/group").map { $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init) }.filter { fields in
            fields.count > 3 && (fields[3].split(separator: ",").contains { $0 == account } || own.map { fields[2] == "\($0)" } == true)
        }.map { $0[0] }
    }

    /// The files an Include names: one, or those of a folder.
    private func included(_ pattern: String) -> [String] {
        let path = pattern.hasPrefix("/") ? pattern : "/etc/ssh/" + pattern
        guard let star = path.firstIndex(of: "*"), let slash = path[..<star].lastIndex(of: "/") else { return [path] }
        let (folder, end) = (String(path[..<slash]), path[path.index(after: star)...])
        return names(in: folder).filter { $0.hasSuffix(end) }.map { folder + "/" + $0 }
    }
}

extension String {
    fileprivate var replacingDots: String { String(map { $0 == "." ? "/" : $0 }) }
}
