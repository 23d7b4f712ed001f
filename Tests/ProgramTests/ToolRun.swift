import Foundation

/// One run of another program than Carrel, such as a shell. It reads nothing; what it says and complains of comes together.
struct ToolRun {
    var status: Int32
    var said: String

    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - folder: where it is started; the tests' own when nil.
    ///   - environment: all that it is given.
    init(_ program: String, _ arguments: [String], folder: String? = nil, environment: [String: String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }
}
