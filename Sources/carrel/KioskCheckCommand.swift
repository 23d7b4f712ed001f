import ArgumentParser
import Glibc
import Guard
import Surface

/// `carrel kiosk check`: names each thing on this machine that would let a visitor out, and how to mend it.
struct KioskCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name each thing on this machine that would let a visitor out, and how to mend it.",
        usage: "carrel kiosk check [<options>]",
        discussion: "Run it as root, on the machine itself. It changes nothing.")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @ParentCommand var parent: KioskCommand

    func run() throws {
        let root = parent.kiosk.root
        let check = KioskCheck(MachineTree(root: root))
        var ways = check.waysOut
        var status = ExitStatus.nothing
        do throws(Refusal) {
            ways += check.shelf(try KioskSettings(shared.choices, parent.kiosk).shelf)
            try Self.tryWalls()
        } catch {
            switch error {
            case .noShelf:
                ways.append(WayOut("No shelf is named", "Publish one to /var/lib/carrel/shelf and name it in \(Configuration.machinePath)"))
            case _ where error.status == .config:
                status = .config
                let words = error.message ?? "the configuration has the errors named above"
                ways.append(WayOut("The kiosk does not open: \(words)", "Mend this first"))
            default: throw error
            }
        }
        try Voice.say(ways.enumerated().map { $1.text(number: $0 + 1) }.joined())
        guard !ways.isEmpty else {
            Voice.complain("nothing on this machine lets a visitor out; the firmware, the plugs and the power stay yours to see to")
            return
        }
        Voice.complain(ways.count == 1 ? "1 way out" : "\(ways.count) ways out")
        throw Refusal.said(status)
    }

    /// Raises the walls around a process that has nothing to do, as they are raised around every reader.
    private static func tryWalls() throws(Refusal) {
        guard let side = ReaderProcess.start() else { throw .system("fork", errno: errno) }
        switch consume side {
        case .reader(let line):
            do { try Walls.raise(around: ["/"]) } catch { line.send([UInt8(error.step.rawValue), UInt8(truncatingIfNeeded: error.errno)]) }
            _exit(0)
        case .guarding(let process):
            var bytes: [UInt8] = []
            while let more = process.hear() {
                bytes += more
                var ear = pollfd(fd: process.ear, events: Int16(POLLIN), revents: 0)
                poll(&ear, 1, -1)
            }
            _ = process.finish(killing: false)
            if bytes.count == 2, let step = Walls.Step(rawValue: Int32(bytes[0])) {
                throw .walls(Walls.Failure(step: step, errno: Int32(bytes[1])))
            }
        }
    }
}
