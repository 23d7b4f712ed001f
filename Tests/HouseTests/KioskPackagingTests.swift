import Foundation
import Testing

/// The files under `Packaging` for a kiosk's machine, judged by the programs they are written for.
@Suite struct KioskPackagingTests {
    /// A machine's files from the root on, gone after the test.
    private let root: Tree

    init() throws { root = try Tree() }

    private func text(_ file: String) throws -> String { try String(contentsOfFile: Self.packaging + file, encoding: .utf8) }

    static let packaging =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        + "/Packaging/"

    /// A machine on which the units lie, beside those that came with systemd.
    private func installUnits() throws {
        for unit in ["carrel-kiosk@.service", "carrel-keymap.service"] {
            try root.copy(Self.packaging + "systemd/" + unit, to: "/etc/systemd/system/" + unit)
        }
        try root.copy("/usr/lib/systemd/system", to: "/usr/lib/systemd/system")
        for program in ["/bin/sh", "/usr/bin/carrel", "/usr/lib/carrel/unmap-console-keys"] { try root.copy("/usr/bin/true", to: program) }
    }

    @Test func `systemd finds nothing to complain of in the kiosk's units`() throws {
        try installUnits()
        let run = try Run("systemd-analyze", ["verify", "--root=\(root.path)", "carrel-kiosk@tty1.service", "carrel-keymap.service"])
        #expect(run.status == 0)
        #expect(run.output == "")
    }

    @Test func `the kiosk's unit is shut in more tightly than half a point of exposure, which the getty it replaces is not`() throws {
        try installUnits()
        let weigh = ["security", "--offline=true", "--threshold=5", "--no-pager", "--root=\(root.path)"]
        let kiosk = try Run("systemd-analyze", weigh + ["carrel-kiosk@tty1.service"])
        #expect(kiosk.status == 0, "\(kiosk.output)")
        #expect(kiosk.output.split(separator: "\n").count { $0.hasPrefix("✗") } <= 5, "\(kiosk.output)")
        #expect(try Run("systemd-analyze", weigh + ["getty@tty1.service"]).status != 0)
    }

    @Test(arguments: [
        "Type=notify", "NotifyAccess=main", "WatchdogSec=15", "Restart=always",
        "Conflicts=getty@%i.service serial-getty@%i.service rescue.service",
        "StandardInput=tty-force", "TTYReset=yes", "TTYVHangup=yes", "TTYVTDisallocate=yes", "LimitCORE=0", "MemorySwapMax=0",
        "Environment=SWIFT_BACKTRACE=enable=no",
        "SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self seccomp",
    ])
    func `the kiosk's unit says what no judge of units looks for`(line: String) throws {
        #expect(try text("systemd/carrel-kiosk@.service").split(separator: "\n").contains { $0 == line })
    }

    @Test func `the account of visitors is made without a password and with Carrel for its shell`() throws {
        try root.write("root:x:0:0:root:/root:/bin/bash\n", to: "/etc/passwd")
        try root.write("root:x:0:\n", to: "/etc/group")
        let run = try Run("systemd-sysusers", ["--root=\(root.path)", Self.packaging + "systemd/carrel-kiosk.sysusers"])
        #expect(run.status == 0, "\(run.output)")
        let account = try #require(try root.lines("/etc/passwd").first { $0.hasPrefix("carrel-kiosk:") })
        #expect(account.hasSuffix(":Carrel kiosk:/:/usr/bin/carrel-kiosk"))
        #expect(try root.lines("/etc/shadow").contains { $0.hasPrefix("carrel-kiosk:!") })
    }

    @Test func `what leads out by the console is masked`() throws {
        let files = ["carrel-kiosk", "carrel-kiosk-machine"].map { Self.packaging + "systemd/\($0).tmpfiles" }
        let run = try Run("systemd-tmpfiles", ["--root=\(root.path)", "--create"] + files)
        #expect(run.status == 0, "\(run.output)")
        for unit in ["ctrl-alt-del.target", "autovt@.service", "getty-static.service"] {
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: root.path + "/etc/systemd/system/" + unit) == "/dev/null")
        }
        #expect(FileManager.default.fileExists(atPath: root.path + "/etc/carrel"))
    }

    @Test func `sshd gives visitors the kiosk and nothing else, whatever the rest of its configuration gives`() throws {
        let key = root.path + "/host-key"
        #expect(try Run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]).status == 0)
        let include = "Include \(Self.packaging)sshd/10-carrel-kiosk.conf\n"
        let rest = "HostKey \(key)\nAcceptEnv LANG LC_*\nSubsystem sftp internal-sftp\nX11Forwarding yes\n"
        try root.write(include + rest, to: "/sshd_config")
        // sshd -t wants a folder of its own, which only a service would make.
        try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: false)
        let check = try Run("sshd", ["-t", "-f", root.path + "/sshd_config"])
        #expect(check.status == 0, "\(check.output)")
        let visitor = try Run("sshd", ["-T", "-f", root.path + "/sshd_config", "-C", "user=carrel-kiosk,host=h,addr=127.0.0.1"])
        let said = Set(visitor.output.split(separator: "\n").map(String.init))
        for line in [
            "forcecommand /usr/bin/carrel-kiosk", "disableforwarding yes", "permituserrc no", "permituserenvironment no", "acceptenv -",
            "authenticationmethods publickey", "permittunnel no", "loglevel INFO",
        ] {
            #expect(said.contains(line), "\(line)")
        }
        // The Match block ends with its file: nobody else is sent to the kiosk.
        let other = try Run("sshd", ["-T", "-f", root.path + "/sshd_config", "-C", "user=root,host=h,addr=127.0.0.1"])
        #expect(other.output.contains("forcecommand none"))
        #expect(other.output.contains("acceptenv LANG"))
    }

    @Test func `no key of a console's keymap is left that leads out, and the others are not touched`() throws {
        let keymap = """
            keymaps 0-2,4-6,8-9,12
            keycode   1 = Escape
            \talt     keycode   1 = Meta_Escape
            keycode  30 = +a
            keycode  59 = F1 F13 Console_13 F25 F37 F49 Console_1 Console_13 Console_1
            keycode  70 = Scroll_Lock Show_Memory Show_Registers Show_State VoidSymbol VoidSymbol Scroll_Lock VoidSymbol VoidSymbol
            keycode  83 = KP_Period
            \taltgr   control keycode  83 = Boot
            \tcontrol alt     keycode  83 = Boot
            keycode  84 = Last_Console
            keycode  99 = Compose
            keycode 103 = Up
            \talt     keycode 103 = KeyboardSignal
            keycode 104 = Prior
            \tshift   keycode 104 = Scroll_Backward
            keycode 105 = Left
            \talt     keycode 105 = Decr_Console
            keycode 106 = Right
            \talt     keycode 106 = Incr_Console
            keycode 119 = SAK

            """
        try root.write(keymap, to: "/keymap")
        try root.write("#!/bin/sh\ncat '\(root.path)/keymap'\n", to: "/bin/dumpkeys", mode: 0o755)
        try root.write("#!/bin/sh\ntee '\(root.path)/loaded' | /usr/bin/loadkeys --parse\n", to: "/bin/loadkeys", mode: 0o755)
        let run = try Run(Self.packaging + "keymap/unmap-console-keys", [], path: root.path + "/bin:/usr/bin:/bin")
        #expect(run.status == 0, "\(run.output)")
        let loaded = try String(contentsOfFile: root.path + "/loaded", encoding: .utf8)
        for escape in ["Console", "Boot", "KeyboardSignal", "SAK", "Scroll", "Show", "Compose"] {
            #expect(!loaded.contains(escape), "\(escape)")
        }
        #expect(loaded.contains("keycode  59 = F1 F13 VoidSymbol F25 F37 F49 VoidSymbol VoidSymbol VoidSymbol\n"))
        #expect(loaded.contains("\talt     keycode 105 = VoidSymbol\n"))
        #expect(!loaded.contains("Left") && !loaded.contains("KP_Period") && !loaded.contains("+a"))
    }
}

/// A folder that stands for a machine's root, with everything below it removed at the end.
private final class Tree {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "carrel-machine-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private func place(_ file: String) throws -> String {
        let whole = path + file
        try FileManager.default.createDirectory(
            atPath: (whole as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        return whole
    }

    func write(_ text: String, to file: String, mode: Int = 0o644) throws {
        let whole = try place(file)
        try text.write(toFile: whole, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: whole)
    }

    func copy(_ source: String, to file: String) throws { try FileManager.default.copyItem(atPath: source, toPath: try place(file)) }

    func lines(_ file: String) throws -> [String] {
        try String(contentsOfFile: path + file, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

/// One run of a program of this machine, with its output and messages together.
private struct Run {
    let status: Int32
    let output: String

    init(_ program: String, _ arguments: [String], path: String = "/usr/sbin:/usr/bin:/sbin:/bin") throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ["PATH": path, "LANG": "C.UTF-8"]
        let out = Pipe()
        (process.standardInput, process.standardOutput, process.standardError) = (FileHandle.nullDevice, out, out)
        try process.run()
        let bytes = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: bytes, as: UTF8.self)
    }
}
