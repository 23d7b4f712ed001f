import Foundation
import Testing

/// The system calls of one run of the program that may be killed or refused, in their order.
struct FaultPlan {
    struct Call {
        let name: String
        /// The how many-th of that name it is, counted from 1 at the program's start.
        let ordinal: Int
        let text: String
    }

    /// What a call meets: the end of the program, or a refusal.
    enum Fault: String, CaseIterable {
        case SIGKILL, ENOSPC, EDQUOT, EIO, EROFS, EMFILE

        func injection(at call: Call) -> String {
            "inject=\(call.name):\(self == .SIGKILL ? "signal" : "error")=\(rawValue):when=\(call.ordinal)"
        }
    }

    /// Whether every call is to meet every fault. That takes a quarter of an hour: `make faults`.
    static let isWhole = ProcessInfo.processInfo.environment["CARREL_FAULTS"] == "whole"

    /// Calls that ask nothing of a disk.
    private static let others: Set = [
        "brk", "exit_group", "futex", "getpid", "getppid", "gettid", "getrandom", "getuid", "mmap", "mprotect", "munmap", "rt_sigaction",
        "rt_sigprocmask",
    ]

    let calls: [Call]

    /// Runs the program once under `strace`, and keeps its calls from the first that names `path`.
    init(_ arguments: [String], in library: FixtureLibrary, from path: String) throws {
        let log = library.folder + "/strace"
        let run = try CarrelRun(arguments, in: library, under: ["/usr/bin/strace", "-f", "-qq", "-o", log])
        #expect(run.status == 0, "\(run.errors)")
        var counts: [String: Int] = [:]
        var calls: [Call] = []
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let text = line.drop { $0 != " " }.drop { $0 == " " }
            guard let open = text.firstIndex(of: "("), case let name = String(text[..<open]), name.allSatisfy({ $0 != " " && $0 != "<" })
            else { continue }
            counts[name, default: 0] += 1
            if calls.isEmpty, name == "execve" || !text.contains(path) { continue }
            calls.append(Call(name: name, ordinal: counts[name] ?? 0, text: String(text)))
        }
        self.calls = calls.filter { !Self.others.contains($0.name) }
    }

    /// The trials: all of them, or about as many as said, spread evenly; every write of a block on a full disk, which Xapian by itself
    /// does not survive; and a disk that gives a file but does not tell how long it is, which once made a sum a wrong one.
    func trials(_ faults: [Fault], about number: Int) -> [(fault: Fault, index: Int)] {
        let all = faults.flatMap { fault in
            calls.indices.filter { fault != .EMFILE || calls[$0].name == "openat" }.map { (fault, $0) }
        }
        if Self.isWhole { return all }
        // A step that has no divisor with the number of calls, so that every fault meets other calls.
        let step = all.count / number | 1
        return all.enumerated().filter { order, trial in
            order % step == step / 2 || trial.0 == .ENOSPC && calls[trial.1].name == "pwrite64"
                || trial.0 == .EIO && isAskedLength(trial.1)
        }.map { ($1.0, $1.1) }
    }

    /// Whether a call asks how long a table is that has just been opened.
    private func isAskedLength(_ index: Int) -> Bool {
        index > 0 && calls[index].name.hasSuffix("stat") && calls[index - 1].text.contains("docdata.glass\", O_RDONLY")
    }

    /// Runs the program with a fault at one of the calls.
    func run(_ arguments: [String], in library: FixtureLibrary, _ fault: Fault, at index: Int) throws -> CarrelRun {
        let tracer = ["/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", fault.injection(at: calls[index])]
        return try CarrelRun(arguments, in: library, under: tracer)
    }
}
