import Foundation
import Surface
import TerminalKit
import Testing

/// Reading aloud with the real program, the real speech-dispatcher and a voice that makes no sound.
@Suite(.serialized, .enabled(if: SpeechServer.isInstalled, "speech-dispatcher is not installed"))
struct SpeechTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func open(_ server: SpeechServer, environment: [String: String] = [:]) throws -> Pty {
        let desk = try Pty(
            [CarrelRun.program, "--content", library.content, "green-tea"], size: Size(rows: 24, columns: 80),
            environment: Pty.environment.merging(["XDG_CACHE_HOME": library.cache]) { $1 }.merging(server.environment) { $1 }
                .merging(environment) { $1 },
            directory: library.folder)
        try desk.expect("Can green tea keep me awake?")
        return desk
    }

    struct Unmet: Error, CustomStringConvertible { let description: String }

    /// Waits for a condition that a keypress does not bring about by itself.
    func wait(_ what: String, _ condition: () -> Bool) throws {
        let deadline = ContinuousClock.now + Pty.patience
        while !condition() {
            if ContinuousClock.now > deadline { throw Unmet(description: "never came: " + what) }
            usleep(5000)
        }
    }

    /// Waits until the voice is at its nth sentence.
    func wait(for count: Int, _ server: SpeechServer) throws {
        try wait("sentence \(count); said: \(server.said)") { server.said.count == count && server.isSpeaking }
    }

    static let reading = "Reading aloud. Any key stops."

    @Test func `the voice is given a sentence at a time, and the light and the cursor go with it`() throws {
        let server = try SpeechServer()
        let desk = try open(server)
        try desk.type("r")
        try wait(for: 1, server)
        try desk.expect(Self.reading)
        #expect(server.said == ["english: Can green tea keep me awake?"])
        for (number, words) in ["Green tea holds some caffeine.", "Late in the day it may keep you awake."].enumerated() {
            try server.breathe()
            try wait(for: number + 2, server)
            #expect(server.said.last == "english: " + words)
            let first = words.split(separator: " ")[0]
            try desk.expect("the cursor before “\(first)”") { screen in
                String(Array(screen.text(row: screen.cursor.row)).dropFirst(screen.cursor.column)).hasPrefix(first)
            }
        }
    }

    @Test(arguments: ["\u{1B}", " ", "s"])
    func `a key silences the voice in the middle of a sentence`(key: String) throws {
        let server = try SpeechServer()
        let desk = try open(server)
        try desk.type("r")
        try wait(for: 1, server)
        try desk.type(key)
        try wait("silence") { !server.isSpeaking }
        try desk.expect("the hints again") { !$0.text.contains(Self.reading) && $0.text.contains("F1 Help") }
        try desk.type("r")
        try wait(for: 2, server)
        #expect(Set(server.said).count == 1)
    }

    @Test func `leaving silences the voice, however one leaves`() throws {
        for signal in [nil, SIGTERM, SIGHUP] {
            let server = try SpeechServer()
            let desk = try open(server)
            try desk.type("r")
            try wait(for: 1, server)
            if let signal { desk.signal(signal) } else { try desk.type("q") }
            try desk.expectEnd()
            try wait("silence") { !server.isSpeaking }
            #expect(server.said.count == 1)
        }
    }

    @Test func `a page is read to its end by the service's own dummy, and then the hints are back`() throws {
        let server = try SpeechServer(isDummy: true)
        let desk = try open(server)
        try desk.type("r")
        try desk.expect("the last line") { $0.text.contains("Reviewed 2026-03-01") }
        try desk.expect("the hints again") { !$0.text.contains(Self.reading) && $0.text.contains("F1 Help") }
    }

    @Test func `the service is started when it is not running`() throws {
        let server = try SpeechServer(isRunning: false)
        let desk = try open(server)
        try desk.type("r")
        try wait(for: 1, server)
        try desk.type("qq")
        try desk.expectEnd()
        try wait("silence") { !server.isSpeaking }
    }

    @Test func `a service that goes away in the middle of a sentence is said to be gone`() throws {
        let server = try SpeechServer()
        let desk = try open(server, environment: ["PATH": "/nowhere"])
        try desk.type("r")
        try wait(for: 1, server)
        server.stop()
        try desk.expect("No speech service answers here.")
    }
}

/// Where there is no speech service at all.
@Suite struct SilenceTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    @Test func `without a speech service one line says so`() throws {
        let desk = try Pty(
            [CarrelRun.program, "--content", library.content, "green-tea"], size: Size(rows: 24, columns: 80),
            environment: Pty.environment.merging(["XDG_CACHE_HOME": library.cache, "XDG_RUNTIME_DIR": library.folder, "PATH": "/nowhere"]) {
                $1
            }, directory: library.folder)
        try desk.expect("Can green tea keep me awake?")
        try desk.type("r")
        try desk.expect("No speech service answers here.")
    }
}
