import Foundation
import Testing

/// `carrel kiosk check` on the files of machines: a bare one, one that was set up, and that one with a single thing changed.
@Suite struct KioskCheckTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    private var root: String { library.folder + "/machine" }
    private static let packaging =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/Packaging/"

    private func place(_ path: String) throws -> String {
        let whole = root + path
        let folder = (whole as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        return whole
    }

    private func write(_ text: String, _ path: String) throws {
        let whole = try place(path)
        try? FileManager.default.removeItem(atPath: whole)
        try text.write(toFile: whole, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: whole)
    }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: place(path), withDestinationPath: target)
    }

    private func install(_ file: String, as path: String) throws {
        try FileManager.default.copyItem(atPath: Self.packaging + file, toPath: place(path))
    }

    /// A machine as README.md has it set up, with what else is on a Debian.
    private func setUp() throws {
        try install("systemd/carrel-kiosk@.service", as: "/usr/lib/systemd/system/carrel-kiosk@.service")
        try install("systemd/carrel-keymap.service", as: "/usr/lib/systemd/system/carrel-keymap.service")
        try install("systemd/logind.conf.d/carrel-kiosk.conf", as: "/usr/lib/systemd/logind.conf.d/carrel-kiosk.conf")
        try install("systemd/system.conf.d/carrel-kiosk.conf", as: "/usr/lib/systemd/system.conf.d/carrel-kiosk.conf")
        try install("sysctl/90-carrel-kiosk.conf", as: "/usr/lib/sysctl.d/90-carrel-kiosk.conf")
        try install("keymap/unmap-console-keys", as: "/usr/lib/carrel/unmap-console-keys")
        try install("sshd/10-carrel-kiosk.conf", as: "/etc/ssh/sshd_config.d/10-carrel-kiosk.conf")
        for unit in ["ctrl-alt-del.target", "autovt@.service", "getty-static.service"] {
            try link("/etc/systemd/system/\(unit)", to: "/dev/null")
        }
        try link("/etc/systemd/system/getty.target.wants/carrel-kiosk@tty1.service", to: "/usr/lib/systemd/system/carrel-kiosk@.service")
        try link("/etc/systemd/system/getty.target.wants/getty@tty1.service", to: "/usr/lib/systemd/system/getty@.service")
        try link("/usr/lib/systemd/system/getty.target.wants/getty-static.service", to: "../getty-static.service")
        try write("Include /etc/ssh/sshd_config.d/*.conf\nX11Forwarding yes\nAcceptEnv LANG LC_*\n", "/etc/ssh/sshd_config")
        try write("#NAutoVTs=6\n[Login]\n", "/etc/systemd/logind.conf")
        try write("kernel.core_pattern=|/usr/lib/systemd/systemd-coredump\n", "/usr/lib/sysctl.d/50-coredump.conf")
        try write("root:x:0:0:root:/root:/bin/bash\ncarrel-kiosk:x:995:995:Carrel kiosk:/:/usr/bin/carrel-kiosk\n", "/etc/passwd")
        try write("root:*:1::::::\ncarrel-kiosk:!*:1::::::\n", "/etc/shadow")
        try write("sudo:x:27:staff\ncarrel-kiosk:x:995:\n", "/etc/group")
        try write("/bin/sh\n/usr/bin/carrel-kiosk\n", "/etc/shells")
        try write("", "/usr/bin/carrel")
        try link("/usr/bin/carrel-kiosk", to: "carrel")
        try write("shelf: /var/lib/carrel/shelf\n", "/etc/carrel/config.yaml")
        try write("auto edition-1\n", "/var/lib/carrel/shelf/XAPIANDB")
        try write("", "/var/lib/carrel/shelf/edition-1/iamglass")
        try write("set superusers=\"root\"\n", "/boot/grub/grub.cfg")
        try write("0\n", "/proc/sys/kernel/sysrq")
        try write("1\t4\t1\t7\n", "/proc/sys/kernel/printk")
    }

    private func check(_ environment: [String: String] = [:]) throws -> (status: Int32, ways: [String], errors: String) {
        let run = try CarrelRun(["kiosk", "check", "--root", root], in: library, environment: environment)
        let ways = run.output.split(separator: "\n").filter { $0.first?.isNumber ?? false }.map(String.init)
        // Each has its remedy below it.
        #expect(run.output.split(separator: "\n").count == ways.count * 2)
        return (run.status, ways, run.errors)
    }

    @Test func `a bare machine has eight ways out and more`() throws {
        try write("", "/etc/hostname")
        let checked = try check()
        #expect(checked.status == 1)
        #expect(checked.ways.count >= 8, "\(checked.ways)")
        for words in ["service", "account", "Alt-F1", "Ctrl-Alt-Del", "eight times", "SysRq", "printk", "NAutoVTs", "ReserveVT", "tiocsti"]
        {
            #expect(checked.ways.contains { $0.contains(words) }, "\(words)")
        }
    }

    @Test func `a machine that was set up has none`() throws {
        try setUp()
        let checked = try check()
        #expect(checked.ways == [])
        #expect(checked.status == 0)
        #expect(checked.errors.hasPrefix("nothing on this machine lets a visitor out"))
    }

    @Test(arguments: [
        ("/etc/systemd/logind.conf.d/zz.conf", "[Login]\nNAutoVTs=6\n", "NAutoVTs"),
        ("/etc/systemd/logind.conf.d/carrel-kiosk.conf", "[Login]\nNAutoVTs=0\n", "ReserveVT"),
        ("/etc/systemd/system.conf.d/zz.conf", "[Manager]\nCtrlAltDelBurstAction=reboot-force\n", "eight times"),
        ("/etc/systemd/system/getty.target.wants/getty@tty2.service", "", "getty@tty2.service opens on a console"),
        ("/run/systemd/generator/getty.target.wants/serial-getty@ttyS0.service", "", "serial-getty@ttyS0.service"),
        ("/etc/systemd/system/sysinit.target.wants/debug-shell.service", "", "debug-shell.service"),
        ("/etc/systemd/system/getty@tty1.service.d/auto.conf", "ExecStart=-/sbin/agetty --autologin staff %I\n", "without a password"),
        ("/proc/cmdline", "quiet systemd.debug_shell\n", "started with a shell"),
        ("/proc/cmdline", "quiet sysrq_always_enabled\n", "sysrq_always_enabled"),
        ("/etc/sysctl.d/99-sysctl.conf", "kernel.sysrq=438\n", "(kernel.sysrq)"),
        ("/proc/sys/kernel/sysrq", "438\n", "until the next start (kernel.sysrq)"),
        ("/etc/sysctl.d/99-sysctl.conf", "kernel/printk = 7 4 1 7\n", "(kernel.printk)"),
        ("/etc/sysctl.d/99-sysctl.conf", "dev.tty.legacy_tiocsti = 1\n", "(dev.tty.legacy_tiocsti)"),
        ("/proc/sys/kernel/core_pattern", "|/usr/share/apport/apport %p\n", "(kernel.core_pattern)"),
        ("/usr/sbin/gpm", "", "gpm copies"),
        ("/usr/bin/udiskie", "", "udiskie opens what is plugged in"),
        ("/boot/grub/grub.cfg", "menuentry 'Debian'\n", "boot menu"),
        ("/etc/group", "sudo:x:27:staff,carrel-kiosk\n", "a member of sudo"),
        ("/etc/shadow", "carrel-kiosk:$y$j9T$a:1::::::\n", "with a password"),
        ("/etc/passwd", "carrel-kiosk:x:995:995::/:/bin/bash\n", "gets /bin/bash at login"),
        ("/etc/shells", "/bin/sh\n", "no shell in /etc/shells"),
        ("/etc/ssh/sshd_config", "LogLevel DEBUG3\nInclude /etc/ssh/sshd_config.d/*.conf\n", "LogLevel"),
        ("/etc/ssh/sshd_config", "X11Forwarding yes\n", "sshd knows nothing of the kiosk"),
        ("/etc/carrel/config.yaml", "shelf: /none\n", "There is no shelf at /none"),
    ])
    func `one thing changed is one way out, with what to do about it`(path: String, text: String, words: String) throws {
        try setUp()
        try write(text, path)
        let checked = try check()
        #expect(checked.ways.count == 1, "\(checked.ways)")
        #expect(checked.ways.first?.contains(words) ?? false, "\(checked.ways)")
        #expect(checked.status == 1)
    }

    @Test(arguments: [
        ("/usr/lib/carrel/unmap-console-keys", "Alt-F1"), ("/etc/systemd/system/ctrl-alt-del.target", "Ctrl-Alt-Del"),
        ("/usr/bin/carrel-kiosk", "is not there"), ("/etc/systemd/system/getty-static.service", "getty-static.service"),
        ("/etc/carrel/config.yaml", "No shelf is named"),
    ])
    func `one thing taken away is one way out`(path: String, words: String) throws {
        try setUp()
        try FileManager.default.removeItem(atPath: root + path)
        let checked = try check()
        #expect(checked.ways.count == 1, "\(checked.ways)")
        #expect(checked.ways.first?.contains(words) ?? false, "\(checked.ways)")
    }

    @Test func `what sshd's part leaves out is named, each by itself`() throws {
        try setUp()
        try write(
            "PermitUserEnvironment yes\nMatch User carrel-kiosk\n  ForceCommand /usr/bin/carrel-kiosk\n",
            "/etc/ssh/sshd_config.d/10-carrel-kiosk.conf")
        let ways = try check().ways
        #expect(ways.count == 4)
        for words in ["tunnels", "~/.ssh/rc", "environment", "LANG LC_*"] { #expect(ways.contains { $0.contains(words) }, "\(words)") }
    }

    /// Blocks before the kiosk's own count more than it where they apply.
    @Test(arguments: [
        ("Match Address 10.0.0.0/8\n  DisableForwarding no\n", ["tunnels"]), ("Match all\n  PermitUserRC yes\n", ["~/.ssh/rc"]),
        ("Match Group carrel-*\n  DisableForwarding no\n", ["tunnels"]), ("Match Group sudo\n  DisableForwarding no\n", []),
        ("Match User carrel-*,!carrel-kiosk\n  DisableForwarding no\n", []), ("Match User *\n  PermitUserRC yes\n", ["~/.ssh/rc"]),
        ("Match User staff Address 10.0.0.0/8\n  DisableForwarding no\n", []),
        ("Match LocalPort 2222 User carrel-kiosk\n  ForceCommand internal-sftp\n", ["keeps some visitors from the kiosk"]),
    ])
    func `what another Match block of sshd's says for visitors, or for some of them, is looked at`(block: String, words: [String]) throws {
        try setUp()
        try write(block, "/etc/ssh/sshd_config.d/05-other.conf")
        let ways = try check().ways
        #expect(ways.count == words.count, "\(ways)")
        for words in words { #expect(ways.contains { $0.contains(words) }, "\(ways)") }
    }

    @Test func `what is included by a file that sshd includes counts as well, and files that include each other come to an end`() throws {
        try setUp()
        try write("Include /etc/ssh/more/*.conf\n", "/etc/ssh/sshd_config.d/05-other.conf")
        try write("Match User carrel-kiosk\n  Include /etc/ssh/more.conf\n", "/etc/ssh/more/10.conf")
        try write("DisableForwarding no\nInclude /etc/ssh/more.conf\n", "/etc/ssh/more.conf")
        let ways = try check().ways
        #expect(ways.count == 1 && ways[0].contains("tunnels"), "\(ways)")
    }

    @Test func `a host of thin terminals needs no console shut`() throws {
        try setUp()
        for path in ["/etc/systemd", "/usr/lib/systemd", "/boot"] { try FileManager.default.removeItem(atPath: root + path) }
        #expect(try check().ways == [])
    }

    @Test(arguments: ["TMUX", "STY"])
    func `row 26: inside a multiplexer is a way out`(name: String) throws {
        try setUp()
        let checked = try check([name: "/tmp/tmux-0/default,1,0"])
        #expect(checked.ways.count == 1)
        #expect(checked.ways.first?.contains(name) ?? false)
    }

    @Test(arguments: ["/var/lib/carrel/shelf", "/var/lib/carrel", "/var/lib/carrel/shelf/edition-1", "/var/lib/carrel/shelf/XAPIANDB"])
    func `a shelf that visitors could change is a way out`(path: String) throws {
        try setUp()
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: root + path)
        let checked = try check()
        #expect(checked.ways.count == 1)
        #expect(checked.ways.first?.contains("can change the shelf") ?? false)
    }

    /// What dumpkeys has of the keys that lead out; nil where there is no console, or it is root's.
    private static let loadedKeys: Set<String>? = {
        guard let run = try? ToolRun("/usr/bin/dumpkeys", ["--keys-only"], environment: [:]), run.status == 0 else { return nil }
        let others = ["Boot", "SAK", "Compose", "KeyboardSignal", "Last_Console", "Decr_Console", "Incr_Console"]
        return Set(run.said.split(whereSeparator: \.isWhitespace).map(String.init)).filter { key in
            ["Console_", "Scroll_", "Show_"].contains(where: key.hasPrefix) || others.contains(key)
        }
    }()

    @Test(.enabled(if: loadedKeys?.isEmpty == false))
    func `keys that lead out of the keymap that is loaded are named, all that dumpkeys knows of`() throws {
        try setUp()
        try link("/dev/tty0", to: "/dev/tty0")
        let ways = try check().ways
        let way = try #require(ways.first)
        #expect(ways.count == 1 && way.contains("until the next start ("), "\(ways)")
        let named = Set(way.split { $0 == "(" || $0 == ")" }[1].split(separator: ", ").map(String.init))
        let loaded = try #require(Self.loadedKeys)
        func isNumbered(_ key: String) -> Bool { key.hasPrefix("Console_") }
        #expect(named.filter { !isNumbered($0) } == loaded.filter { !isNumbered($0) })
        #expect(named.contains(where: isNumbered) == loaded.contains(where: isNumbered))
    }

    @Test func `a configuration that does not hold is named among the rest, and is the status`() throws {
        try setUp()
        try write("", "/usr/sbin/gpm")
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: root + "/etc/carrel/config.yaml")
        let checked = try check()
        #expect(checked.ways.count == 2)
        #expect(checked.ways.contains { $0.contains("config.yaml") })
        #expect(checked.status == 78)
    }
}
