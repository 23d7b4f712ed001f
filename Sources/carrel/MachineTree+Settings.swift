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

    /// What sshd does for an account, by keywords in small letters: the first word said counts, and what a Match block says for the account
    /// counts more. Nil when there is no sshd. Blocks with other criteria than the account are passed over.
    func sshd(for account: String) -> [String: String]? {
        guard exists("/etc/ssh/sshd_config") else { return nil }
        var everyone: [String: String] = [:]
        var own: [String: String] = [:]
        collect("/etc/ssh/sshd_config", for: account, isIncluded: false, &everyone, &own)
        return everyone.merging(own) { $1 }
    }

    private func collect(
        _ file: String, for account: String, isIncluded: Bool, _ everyone: inout [String: String], _ own: inout [String: String]
    ) {
        /// Nil outside a block, or whether the block is the account's.
        var block: Bool?
        for line in lines(file) {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "=" }.map(String.init)
            guard let keyword = words.first?.lowercased() else { continue }
            let value = words.dropFirst().joined(separator: " ")
            switch keyword {
            case "match":
                let criteria = words.dropFirst().map { $0.lowercased() }
                let isOwn = criteria.first == "user" && words.count == 3 && words[2].split(separator: ",").contains { $0 == account }
                block = criteria == ["all"] ? nil : isOwn
            case "include":
                if isIncluded || block == false { break }
                for path in words.dropFirst().flatMap(included) { collect(path, for: account, isIncluded: true, &everyone, &own) }
            default:
                if block == nil, everyone[keyword] == nil { everyone[keyword] = value }
                if block == true, own[keyword] == nil { own[keyword] = value }
            }
        }
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
