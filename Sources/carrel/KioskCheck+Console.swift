import Surface

// What a visitor at the machine's own keyboard can reach.

extension KioskCheck {
    /// Keys that the kernel and systemd keep for themselves.
    var keys: [WayOut] {
        var all: [WayOut] = []
        let isUnmapped =
            ["/usr/lib", "/usr/local/lib"].contains { machine.exists($0 + "/carrel/unmap-console-keys") }
            && machine.hasUnit("carrel-keymap.service")
        if !isUnmapped {
            all.append(
                WayOut(
                    "Alt-F1 to Alt-F12, Alt with arrows and Alt-PrintScreen change consoles; Scroll Lock stops the screen and shows memory",
                    "Install carrel-keymap.service and unmap-console-keys, which unmap them"))
        } else if let loaded = machine.loadedKeys, !loaded.isEmpty {
            let consoles = loaded.filter { $0.hasPrefix("Console_") }
            let names = loaded.filter { !consoles.contains($0) } + consoles.prefix(1)
            all.append(
                WayOut(
                    "Keys of the console lead out until the next start (\(names.joined(separator: ", ")))",
                    "systemctl restart carrel-keymap.service"))
        }
        if !machine.isMasked("ctrl-alt-del.target") {
            all.append(WayOut("Ctrl-Alt-Del restarts the machine", "systemctl mask ctrl-alt-del.target"))
        }
        if machine.systemd("system", "CtrlAltDelBurstAction") != "none" {
            all.append(
                WayOut(
                    "Ctrl-Alt-Del pressed eight times restarts the machine at once",
                    "Set CtrlAltDelBurstAction=none in /etc/systemd/system.conf.d/carrel-kiosk.conf"))
        }
        all += setting("kernel.sysrq", "0", "SysRq keys end programs, restart the machine and show memory") { $0 == "0" }
        if words("/proc/cmdline").contains("sysrq_always_enabled") {
            all.append(WayOut("The kernel was started with sysrq_always_enabled", "Take it out of GRUB_CMDLINE_LINUX; then update-grub"))
        }
        all += setting("kernel.printk", "1 4 1 7", "The kernel writes its messages on the visitor's screen") {
            $0.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }.map { $0 <= 3 } ?? false
        }
        return all
    }

    /// Login prompts and shells on consoles.
    var logins: [WayOut] {
        var all: [WayOut] = []
        for key in ["NAutoVTs", "ReserveVT"] where machine.systemd("logind", key) != "0" {
            all.append(WayOut("Other consoles offer a login (\(key))", "Set \(key)=0 in /etc/systemd/logind.conf.d/carrel-kiosk.conf"))
        }
        let prompts = ["getty@", "serial-getty@", "container-getty@", "autovt@", "console-getty.", "getty-static.", "debug-shell."]
        for unit in machine.wantedUnits where prompts.contains(where: unit.hasPrefix) {
            if let console = Self.instance(unit), consoles.contains(console) { continue }
            all.append(WayOut("\(Escaper.safe(unit)) opens on a console", "systemctl mask --now \(Escaper.safe(unit))"))
        }
        for folder in machine.names(in: "/etc/systemd/system") where folder.contains("getty@") && folder.hasSuffix(".service.d") {
            for file in machine.names(in: "/etc/systemd/system/" + folder) {
                let path = "/etc/systemd/system/\(folder)/\(file)"
                if machine.lines(path).contains(where: { $0.contains("--autologin") || $0.contains(" -a ") }) {
                    all.append(WayOut("\(Escaper.safe(path)) logs somebody in without a password", "Remove it"))
                }
            }
        }
        let shells = ["systemd.debug_shell", "systemd.debug-shell", "systemd.debug_shell=1", "systemd.debug-shell=1"]
        if words("/proc/cmdline").contains(where: { shells.contains($0) || $0.hasPrefix("init=") }) {
            all.append(WayOut("The kernel was started with a shell", "Take it out of GRUB_CMDLINE_LINUX; then update-grub"))
        }
        return all
    }

    /// The mouse, the boot menu, and what is plugged in.
    var boot: [WayOut] {
        var all: [WayOut] = []
        if machine.exists("/usr/sbin/gpm") {
            all.append(WayOut("gpm copies and pastes what stands on the console, the next visitor's keys too", "apt-get remove gpm"))
        }
        if let menu = machine.text("/boot/grub/grub.cfg"), !menu.contains("superusers=") {
            all.append(
                WayOut(
                    "The boot menu can be edited, and a shell started there",
                    "Set superusers and a password_pbkdf2 in /etc/grub.d/40_custom; then update-grub"))
        }
        for (path, package) in [
            ("/usr/share/usbmount/usbmount", "usbmount"), ("/usr/bin/devmon", "udevil"), ("/usr/bin/udiskie", "udiskie"),
            ("/usr/sbin/automount", "autofs"),
        ] where machine.exists(path) {
            all.append(WayOut("\(package) opens what is plugged in", "apt-get remove \(package)"))
        }
        return all
    }

    /// A setting of the kernel that has to have a value now and after the next start.
    func setting(_ key: String, _ value: String, _ what: String, isWell: (String) -> Bool) -> [WayOut] {
        guard machine.sysctl(key).map(isWell) ?? false else {
            return [WayOut("\(what) (\(key))", "Set \(key) = \(value) in /etc/sysctl.d/90-carrel-kiosk.conf; then sysctl --system")]
        }
        guard machine.kernel(key).map(isWell) ?? true else { return [WayOut("\(what) until the next start (\(key))", "sysctl --system")] }
        return []
    }

    private func words(_ file: String) -> [String] { machine.lines(file).flatMap { $0.split(separator: " ").map(String.init) } }
}
