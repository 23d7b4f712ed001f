import Surface

// What is open wherever the visitor sits: the kernel's habits, sshd, and where the kiosk is run.

extension KioskCheck {
    /// Typing into other terminals, and pictures of memory.
    var kernel: [WayOut] {
        var all = setting("dev.tty.legacy_tiocsti", "0", "A program may type on another's terminal") { $0 == "0" }
        let patterns = [machine.sysctl("kernel.core_pattern"), machine.kernel("kernel.core_pattern")].compactMap { $0 }
        if patterns.contains(where: { $0.first == "|" }) {
            all.append(
                WayOut(
                    "The memory of a program that falls is handed to another (kernel.core_pattern)",
                    "Set kernel.core_pattern = core in /etc/sysctl.d/90-carrel-kiosk.conf; then sysctl --system"))
        }
        return all
    }

    /// What sshd would do for visitors besides the kiosk.
    var remote: [WayOut] {
        guard let kinds = sshd else { return [] }
        guard isOverSSH else {
            return [
                WayOut(
                    "sshd knows nothing of the kiosk, so a visitor's key opens tunnels",
                    "Put 10-carrel-kiosk.conf into /etc/ssh/sshd_config.d, or apt-get remove openssh-server")
            ]
        }
        var all: [WayOut] = []
        for way in kinds.flatMap(remote) where !all.contains(way) { all.append(way) }
        return all
    }

    /// The same for one kind of connection.
    private func remote(_ sshd: [String: String]) -> [WayOut] {
        let file = "in the Match block of /etc/ssh/sshd_config.d/10-carrel-kiosk.conf"
        var all: [WayOut] = []
        if !Self.leadsToKiosk(sshd) {
            all.append(
                WayOut(
                    "A Match block of sshd's keeps some visitors from the kiosk",
                    "Take it away, or set ForceCommand /usr/bin/carrel-kiosk there"))
        }
        if sshd["disableforwarding"] != "yes" { all.append(WayOut("sshd opens tunnels for visitors", "Set DisableForwarding yes \(file)")) }
        if sshd["permituserrc"] != "no" { all.append(WayOut("sshd runs ~/.ssh/rc", "Set PermitUserRC no \(file)")) }
        if let permitted = sshd["permituserenvironment"], permitted != "no" {
            all.append(WayOut("sshd takes an environment from the account's files", "Set PermitUserEnvironment no in /etc/ssh/sshd_config"))
        }
        if let names = sshd["acceptenv"], names != "-" {
            all.append(WayOut("sshd takes \(Escaper.safe(names)) from the other side", "Set AcceptEnv - \(file)"))
        }
        // Before sshd knows who comes, only what it does for everyone counts.
        let levels = [sshd["loglevel"], machine.sshd(for: "")?.first?["loglevel"]].compactMap { $0 }
        if levels.contains(where: { $0.lowercased().hasPrefix("debug") }) {
            all.append(WayOut("sshd writes down more of visitors than it may (LogLevel)", "Set LogLevel INFO in /etc/ssh/sshd_config"))
        }
        return all
    }

    /// A multiplexer has keys of its own.
    var surroundings: [WayOut] {
        ["TMUX", "STY"].filter { Surroundings[$0] != nil }.map { name in
            WayOut("This is inside a terminal multiplexer, whose keys lead out (\(name) is set)", "Start the kiosk outside of it")
        }
    }

    /// What visitors read, if the account could change it.
    func shelf(_ path: String) -> [WayOut] {
        let shown = Escaper.safe(path)
        guard machine.exists(path + "/XAPIANDB") else {
            return [WayOut("There is no shelf at \(shown)", "carrel publish CONTENT --to \(shown)")]
        }
        let within = machine.names(in: path).map { path + "/" + $0 }
        let files = within.flatMap { folder in machine.names(in: folder).map { folder + "/" + $0 } }
        guard canBeChanged(path) || (within + files).contains(where: isOpen) else { return [] }
        return [
            WayOut("Visitors' account can change the shelf at \(shown), or a folder it lies in", "Make it root's, writable by nobody else")
        ]
    }
}
