import Foundation
import TerminalKit

/// A real speech-dispatcher with a folder of its own, whose voice is a small script: it writes down what it is to say and waits until it may
/// come to the end of it.
final class SpeechServer {
    static let program = "/usr/bin/speech-dispatcher"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    let folder: String
    /// Started by us; nil when Carrel is to start it.
    private var process: Pty?

    /// - Parameters:
    ///   - isWaiting: whether the voice waits for ``breathe()`` at the end of each sentence.
    ///   - isDummy: whether the service's own dummy is the voice.
    ///   - isRunning: whether it is running already.
    init(isWaiting: Bool = true, isDummy: Bool = false, isRunning: Bool = true) throws {
        // A socket's path has little room.
        folder = "/tmp/carrel-speech-\(UUID().uuidString.prefix(8))"
        let configuration = folder + "/config/speech-dispatcher"
        try FileManager.default.createDirectory(atPath: configuration + "/modules", withIntermediateDirectories: true)
        let voice = isDummy ? #"AddModule "voice" "sd_dummy" """# : #"AddModule "voice" "sd_generic" "voice.conf""#
        // libao's null driver needs no sound card.
        try write("default_driver=null\n", to: ".libao")
        try write("\(voice)\nDefaultModule voice\nAudioOutputMethod \"libao\"\n", to: "config/speech-dispatcher/speechd.conf")
        try write(
            """
            GenericExecuteSynth "sh \(folder)/say.sh \\'$DATA\\' $VOICE"
            GenericMaxChunkLength 4000
            GenericDelimiters "|"
            AddVoice "en" "MALE1" "english"
            AddVoice "es" "MALE1" "spanish"

            """, to: "config/speech-dispatcher/modules/voice.conf")
        try write(
            """
            echo $$ > \(folder)/speaker
            printf '%s: %s\\n' "$2" "$1" >> \(folder)/said
            \(isWaiting ? "while [ -d \(folder) -a ! -e \(folder)/stopped ] && ! rm \(folder)/breath 2>/dev/null; do sleep 0.01; done" : "")
            rm \(folder)/speaker

            """, to: "say.sh")
        if !isRunning { return }
        try FileManager.default.createDirectory(atPath: folder + "/speech-dispatcher", withIntermediateDirectories: true)
        process = try Pty(
            [
                Self.program, "-s", "-t", "0", "-c", "unix_socket", "-S", socket, "-C", configuration, "-L", folder, "-P", folder + "/pid",
            ], environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 })
        try process?.expect("the service to listen") { _ in isListening }
    }

    /// Whether a client that comes now is served.
    private var isListening: Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socket.utf8) }
        let client = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(client, $0, length) == 0 }
        }
    }

    /// Ends the service.
    func stop() {
        // It does not end in the middle of a sentence.
        try? write("", to: "stopped")
        // Asked to end, it sometimes waits for ever for a voice that has ended already.
        process?.signal(SIGKILL)
        _ = try? process?.expectEnd()
        process = nil
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Where it listens: where its clients look when they are told nothing else.
    var socket: String { folder + "/speech-dispatcher/speechd.sock" }

    /// What Carrel's environment needs to find it.
    var environment: [String: String] { ["XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder + "/config", "HOME": folder] }

    /// Everything said so far, a line each, with the voice that said it.
    var said: [String] {
        ((try? String(contentsOfFile: folder + "/said", encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    /// Whether the voice is in the middle of a sentence.
    var isSpeaking: Bool {
        guard let text = try? String(contentsOfFile: folder + "/speaker", encoding: .utf8),
            let process = pid_t(text.trimmingCharacters(in: .newlines))
        else { return false }
        return kill(process, 0) == 0
    }

    /// Lets the voice come to the end of its sentence.
    func breathe() throws { try write("", to: "breath") }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
}
