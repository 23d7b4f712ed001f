/// The printers of this machine, by the client programs of CUPS: they know where its server is, and a machine without them starts no slower.
///
/// No shell is involved, nothing is asked of the person, and nothing takes longer than the times below. Call it off the terminal's thread.
public enum PrintService {
    /// Why a printer did not take something.
    public enum Failure: Error, Equatable, Sendable {
        /// There is no printing system any more, or it took too long.
        case silent
        /// What it said, in one line of English that is not safe to show as it is.
        case refused(String)
    }

    /// The most queues that are told of.
    public static let mostQueues = 20
    /// How long the list may take, in milliseconds.
    private static let listing = 5000
    /// How long a queue may take to accept something, in milliseconds.
    private static let sending = 30_000
    /// Ten letters and six lines an inch from the very edge: the sheets have margins of their own.
    private static let options = ["cpi=10", "lpi=6", "page-left=0", "page-right=0", "page-top=0", "page-bottom=0"]

    /// The queues that take jobs, by name, the person's own choice first; empty where there are none or nothing answers.
    public static func queues() -> [String] {
        // With no printing system at all it says so, and has no queue to name.
        guard let said = ClientProgram.run(["lpstat", "-d", "-a"], within: listing)?.said else { return [] }
        var queues: [String] = []
        var first: Substring?
        for line in said.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("system default destination: ") { first = words.last }
            // `NAME accepting requests since …`: a name has no blanks.
            if words.count > 2, words[1] == "accepting", words[2] == "requests", !line.hasPrefix("-") { queues.append(String(words[0])) }
        }
        if let first, let place = queues.firstIndex(of: String(first)) { queues.insert(queues.remove(at: place), at: 0) }
        return Array(queues.prefix(mostQueues))
    }

    /// Gives plain text, form feeds between its sheets, to a queue. The job's name tells nothing of what it says.
    public static func send(_ text: String, to queue: String) throws(Failure) {
        var words = ["lp", "-d", queue, "-t", "Carrel", "-o", "document-format=text/plain"]
        for option in options { words += ["-o", option] }
        guard let ending = ClientProgram.run(words, input: Array(text.utf8), within: sending) else { throw .silent }
        guard ending.status != 0 else { return }
        let line = ending.said.split(separator: "\n").first ?? ""
        throw .refused(String(line.hasPrefix("lp: ") ? line.dropFirst(4) : line))
    }
}
