import Foundation

/// One run of the real program, started as a process with its output and messages in files.
struct CarrelRun {
    var status: Int32
    var output: String
    var errors: String

    /// The program that was built beside these tests.
    static let program: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        var folder = (tests as NSString).deletingLastPathComponent
        // Beside the test bundle, or above it when the bundle is a folder.
        while folder.count > 1, !FileManager.default.isExecutableFile(atPath: folder + "/carrel") {
            folder = (folder as NSString).deletingLastPathComponent
        }
        return folder + "/carrel"
    }()

    /// What starts a program as somebody who may read only what all may, where the tests run as root; root reads what has no mode at all.
    static let asNobody = geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

    /// Runs `carrel` with `arguments` and waits for its end.
    ///
    /// - Parameters:
    ///   - input: what it reads; nothing at all when empty.
    ///   - outputPath: where the output goes instead, such as a full device; ``output`` is then empty.
    ///   - tracer: a program that starts it, with that program's arguments.
    ///   - environment: set besides `PATH` and a cache of the library's own.
    init(
        _ arguments: [String], in library: FixtureLibrary, under tracer: [String] = [], folder: String? = nil, input: String = "",
        environment: [String: String] = [:], outputPath: String? = nil
    ) throws {
        let process = Process()
        let command = tracer + [Self.program] + arguments
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder ?? library.folder)
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache, "SWIFT_BACKTRACE": "enable=no",
        ].merging(environment) { $1 }
        let streams = library.folder + "/streams-" + UUID().uuidString
        let (written, complained) = (outputPath ?? streams + "-output", streams + "-errors")
        for path in [written, complained] where !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(fileURLWithPath: path))
        }
        let into = Pipe()
        process.standardInput = into
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: written))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complained))
        try process.run()
        // A program may end before it has read all, or anything.
        try? into.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try into.fileHandleForWriting.close()
        process.waitUntilExit()
        status = process.terminationStatus
        output = outputPath == nil ? try String(contentsOfFile: written, encoding: .utf8) : ""
        errors = try String(contentsOfFile: complained, encoding: .utf8)
    }

    /// The lines of the output, without the empty last one.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}
