import Foundation
import Surface
import TerminalKit
import Testing

/// The rows of the table of kiosk escapes that are tried over SSH, against a real server on this machine that reads the drop-in we ship. They
/// keep their numbers.
@Suite(.serialized, .enabled(if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd")))
struct SSHTests {
    let library: FixtureLibrary
    private let server: Process
    private let port: Int

    /// Starts a server whose one user is who runs the tests; the drop-in's user, key file and command are put in its place, and nothing else.
    init() throws {
        library = try KioskRun.published()
        let folder = library.folder + "/ssh"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for key in ["host", "visitor"] {
            try Self.run("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder + "/" + key])
        }
        let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Packaging/sshd/10-carrel-kiosk.conf")
        let recipe = try String(contentsOf: shipped, encoding: .utf8).replacing(
            "Match User carrel-kiosk", with: "Match User \(NSUserName())"
        )
        .replacing("/etc/carrel/authorized_keys", with: folder + "/visitor.pub")
        .replacing("ForceCommand /usr/bin/carrel-kiosk", with: "ForceCommand \(CarrelRun.program) kiosk --root \(library.folder)")
        #expect(recipe.contains(CarrelRun.program) && recipe.contains("visitor.pub"))
        port = try Loopback.freePort()
        let head = """
            Port \(port)
            ListenAddress 127.0.0.1
            HostKey \(folder)/host
            PidFile none
            UsePAM no
            StrictModes no
            PermitRootLogin yes
            AcceptEnv *
            Subsystem sftp internal-sftp

            """
        try (head + recipe).write(toFile: folder + "/config", atomically: false, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        server = Process()
        server.executableURL = URL(filePath: "/usr/sbin/sshd")
        server.arguments = ["-D", "-f", folder + "/config", "-E", folder + "/log"]
        try server.run()
    }

    /// Starts another server, in a mount namespace where `/etc` is a copy with the account, its login shell and the drop-in as they are shipped; only
    /// the account's number is root's, because visitors' own may not read what tests make.
    private func serveWithLoginShell() throws -> (server: Process, port: Int) {
        let folder = library.folder + "/ssh"
        let house = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Packaging/sshd").path
        let port = try Loopback.freePort()
        let head = "Port \(port)\nListenAddress 127.0.0.1\nHostKey \(folder)/host\nPidFile none\nUsePAM no\nStrictModes no\n"
        try (head + "PermitRootLogin yes\nSubsystem sftp internal-sftp\nInclude \(house)/10-carrel-kiosk.conf\n")
            .write(toFile: folder + "/login-config", atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: folder + "/carrel-kiosk", withDestinationPath: CarrelRun.program)
        let script = """
            set -e; cd "$0"; umask 022; mkdir etc; cp -a /etc/. etc/; mkdir -p etc/carrel; cp visitor.pub etc/carrel/authorized_keys
            printf 'shelf: %s\\n' "$1" >etc/carrel/config.yaml
            echo "carrel-kiosk:x:0:0::/:$0/carrel-kiosk" >>etc/passwd; echo 'carrel-kiosk:*:1::::::' >>etc/shadow
            chown -R 0:0 etc/carrel; mount --bind etc /etc; exec /usr/sbin/sshd -D -f "$0/login-config" -E "$0/login-log"
            """
        let server = Process()
        server.executableURL = URL(filePath: "/usr/bin/unshare")
        server.arguments = ["--mount", "/bin/sh", "-c", script, folder, library.shelf]
        try server.run()
        return (server, port)
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private var options: [String] {
        [
            "-i", library.folder + "/ssh/visitor", "-F", "none", "-o", "UserKnownHostsFile=/dev/null", "-o", "StrictHostKeyChecking=no",
            "-o",
            "BatchMode=yes", "-o", "LogLevel=ERROR", "-o", "ConnectionAttempts=20",
        ]
    }

    private var visitor: String { "\(NSUserName())@127.0.0.1" }

    /// Connects with OpenSSH's client.
    private func connect(
        _ more: [String], command: [String] = [], environment: [String: String] = [:], size: Size = Size(rows: 24, columns: 80)
    ) throws -> Pty {
        try Pty(
            ["/usr/bin/ssh", "-p", "\(port)"] + options + more + [visitor] + command, size: size,
            environment: Pty.environment.merging(environment) { $1 }, directory: library.folder)
    }

    /// The guards that serve visitors of this server.
    private var guardians: [ProcessView] {
        var found = [ProcessView(number: server.processIdentifier)]
        // The server has a process for a connection, and that one for its session.
        for _ in 1...4 { found += found.flatMap(\.children).filter { !found.contains($0) } }
        return found.filter { $0.text("comm") == "carrel\n" && !$0.isShutIn }
    }

    private func end() { server.terminate() }

    @Test(arguments: [["sh"], ["bash", "-i"], ["echo", "zq-escaped"], ["SSH_ORIGINAL_COMMAND=sh sh"]])
    func `row 22: a command gives the kiosk and no other program`(command: [String]) throws {
        defer { end() }
        let kiosk = try connect(["-tt"], command: command)
        try kiosk.expect(KioskRun.home)
        try kiosk.type(" echo zq-escaped\r")
        try kiosk.expect("Search")
        let without = try connect(["-T"], command: command)
        #expect(try without.expectEnd() == .status(69))
        #expect(!without.emulator.text.contains("zq-escaped"))
    }

    private static let mayMount: Bool = {
        let mount = try? ToolRun("/usr/bin/unshare", ["--mount", "/bin/mount", "--bind", "/etc", "/etc"], environment: [:])
        return mount?.status == 0
    }()

    @Test(.enabled(if: mayMount), arguments: [[], ["sh"], ["-s", "sftp"]])
    func `row 22: the account's own login shell is the kiosk and nothing else`(command: [String]) throws {
        defer { end() }
        let (server, port) = try serveWithLoginShell()
        defer { server.terminate() }
        let login = ["/usr/bin/ssh", "-p", "\(port)"] + options
        let kiosk = try Pty(login + ["-tt", "carrel-kiosk@127.0.0.1"] + command, directory: library.folder)
        try kiosk.expect(KioskRun.home)
        try kiosk.type(" echo zq-escaped\r")
        try kiosk.expect("Search")
        let without = try Pty(login + ["-T", "carrel-kiosk@127.0.0.1"] + command, directory: library.folder)
        #expect(try without.expectEnd() == .status(69))
    }

    @Test func `row 22: nothing can be copied`() throws {
        defer { end() }
        try "zq".write(toFile: library.folder + "/mine", atomically: false, encoding: .utf8)
        let (mine, theirs) = (library.folder + "/mine", visitor + ":" + library.folder + "/theirs")
        let reach: [String] = ["-P", "\(port)"] + options
        let scp: [String] = ["/usr/bin/scp"] + reach + [mine, theirs]
        let old: [String] = ["/usr/bin/scp", "-O"] + reach + [mine, theirs]
        let sftp: [String] = ["/usr/bin/sftp"] + reach + [visitor]
        let copying = [scp, old, sftp]
        for command in copying {
            #expect(try Pty(command, directory: library.folder).expectEnd() != .status(0), "\(command)")
        }
        #expect(!FileManager.default.fileExists(atPath: library.folder + "/theirs"))
    }

    @Test func `row 23: nothing is forwarded, and the visitor's environment stays at home`() throws {
        defer { end() }
        let other = try Loopback.freePort()
        let back = try connect(["-o", "ExitOnForwardFailure=yes", "-T", "-N", "-R", "\(other):127.0.0.1:\(port)"])
        #expect(try back.expectEnd() == .status(255))
        let tunnel = try connect(["-o", "ExitOnForwardFailure=yes", "-T", "-N", "-o", "Tunnel=yes"])
        #expect(try tunnel.expectEnd() == .status(255))
        let straight = try connect(["-tt", "-L", "\(other):127.0.0.1:\(port)", "-o", "SetEnv=ZQ_EVIL=1"], environment: ["LC_ZQ": "1"])
        try straight.expect(KioskRun.home)
        let reply = try Pty(["/usr/bin/ssh", "-p", "\(other)"] + options + ["127.0.0.1"], directory: library.folder)
        #expect(try reply.expectEnd() == .status(255))
        let guardian = try #require(guardians.first)
        #expect(!guardian.text("environ").contains("ZQ"))
        #expect(!guardian.text("environ").contains("SSH_AUTH_SOCK="))
    }

    @Test func `row 24: without a terminal, or with one nobody knows, there is no shell, and a window of no size is a window`() throws {
        defer { end() }
        for (flag, name) in [("-T", "xterm-256color"), ("-tt", "../../x"), ("-tt", "dumb")] {
            let refused = try connect([flag], environment: ["TERM": name])
            #expect(try refused.expectEnd() == .status(69), "\(flag) \(name)")
        }
        let none = try connect(["-tt"], size: Size(rows: 0, columns: 0))
        try none.expect("the picture") { String(decoding: $0.received, as: UTF8.self).contains(KioskRun.home) }
    }

    @Test func `row 25: a dropped connection leaves nobody behind, and the next is a fresh visit`() throws {
        defer { end() }
        let first = try connect(["-tt"])
        try first.expect(KioskRun.home)
        try first.type(" zq-canary-7431")
        try first.expect("zq-canary-7431")
        let guardian = try #require(guardians.first)
        let reader = try #require(guardian.children.first)
        first.signal(SIGKILL)
        try first.expectEnd()
        let next = try connect(["-tt"])
        try next.expect(KioskRun.home)
        try next.expect("the old kiosk to be gone") { _ in guardian.isGone && reader.isGone }
        #expect(!next.emulator.text.contains("zq-canary"))
    }
}
