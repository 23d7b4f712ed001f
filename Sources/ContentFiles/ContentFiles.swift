import Glibc
import Topics

/// The only code that reads the author's files.
public enum ContentFiles {
    /// Reads a whole library: `library.yaml`, `sources/`, and a folder for each language.
    ///
    /// A file that cannot be read, or has an error in it, is left out with its problems, and the rest is served. Nothing waits:
    /// pipes, sockets and devices are not opened, links that lead out of the folder are not followed, files over 1 MiB are not
    /// read. The same files give the same answer in the same order on every machine. Names that begin with a dot are not looked at,
    /// nor a `README` or `LICENSE`.
    ///
    /// - Complexity: Linear in the bytes of all files.
    public static func read(_ directory: String) throws(ContentFailure) -> ContentReading {
        var visit = try Visit(directory)
        return try visit.reading()
    }

    /// The same, but of each topic only its outline is kept: memory then grows with the number of topics and not with their texts.
    ///
    /// - Parameters:
    ///   - isJudged: whether the library is judged on the way.
    ///   - today: nil leaves out what depends on the day.
    ///   - keepsWarnings: whether warnings are kept, and not only counted.
    public static func survey(
        _ directory: String, isJudged: Bool, today: Day? = nil, keepsWarnings: Bool = true
    ) throws(ContentFailure) -> ContentSurvey {
        var visit = try Visit(directory)
        return try visit.survey(isJudged: isJudged, today: today, keepsWarnings: keepsWarnings)
    }

    /// The size, time and number of every file that ``read(_:)`` would look at, sorted by path, without opening one. Equal lists
    /// mean an unchanged library, save for a file rewritten within the resolution of its file system's clock.
    public static func stamp(_ directory: String) throws(ContentFailure) -> [FileStamp] {
        let root: Folder
        do { root = try Folder(root: directory) } catch { throw .noFolder(errno: error.errno) }
        var stamps: [FileStamp] = []
        collect(root, path: "", depth: 0, &stamps)
        return stamps.sorted { $0.path < $1.path }
    }

    /// Languages and sources lie one deep, sections two, topics three.
    private static func collect(_ folder: Folder, path: String, depth: Int, _ stamps: inout [FileStamp]) {
        guard let entries = try? folder.entries() else { return }
        for entry in entries {
            let name = path + String(decoding: entry.name, as: UTF8.self)
            if entry.kind != .folder {
                if let stamp = folder.stamp(of: entry, path: name) { stamps.append(stamp) }
            } else if depth < 2, let inner = try? Folder(entry.name, in: folder) {
                // A folder's own stamp shows that it came or went even when it is empty.
                collect(inner, path: name + "/", depth: depth + 1, &stamps)
            }
        }
    }
}

extension Folder.Fault {
    /// The system's number for the fault; 0 when it is none of the system's.
    var errno: Int32 {
        if case .unreadable(let errno) = kind { errno } else { 0 }
    }
}
