import ContentFiles
import Glibc
import Shelf
import Topics

/// A library made ready to be opened by whichever thread will own it: found, and when it is an author's folder, put on a shelf.
struct Preparation: Sendable {
    private enum Place {
        case shelf(String)
        case cache(ShelfCache.Ready)
    }

    /// What the person asked for, and what the configuration says where they did not.
    let choices: Choices
    private let configuration: Configuration
    private let flags: Choices
    private let place: Place

    /// Finds the library. An author's folder is read only if it has changed since it was last.
    ///
    /// Topics that are broken are named on standard error at every start, not only when they were read: an author who sees
    /// nothing believes that all is well. The cache keeps the words.
    init(_ flags: Choices) throws(Refusal) {
        self.flags = flags
        configuration = try Configuration.personal()
        choices = configuration.completing(flags)
        switch try LibraryPlace.find(choices) {
        case .shelf(let path): place = .shelf(path)
        case .content(let folder): place = .cache(try Self.cache(of: folder))
        }
    }

    /// Opens the shelf for the calling thread. Once only.
    ///
    /// - Parameter isHurried: whether its files are verified by the caller later, because a first frame waits, or because all is verified then.
    func open(isHurried: Bool = false) throws(Refusal) -> OpenLibrary {
        let shelf: Shelf
        do {
            switch place {
            case .shelf(let path): shelf = try Shelf(path: path, isHurried: isHurried)
            case .cache(let ready): shelf = try ready.open()
            }
        } catch {
            throw .shelf(error)
        }
        do {
            return try OpenLibrary(shelf, language: choices.language)
        } catch {
            throw configuration.blame(for: error, flags)
        }
    }

    private static func cache(of folder: String) throws(Refusal) -> ShelfCache.Ready {
        // Another program may make something else of the same files.
        let stamps = try [Surroundings.programStamp].compactMap(\.self) + ContentFolder.stamp(folder)
        let cache = ShelfCache(home: Surroundings.cacheFolder, content: Surroundings.absolute(folder))
        let bar = ProgressBar("carrel: reading the library")
        do {
            let ready = try cache.prepare(
                stamps: stamps, progress: { bar.show($0, of: $1) }, topic: { ContentFiles.topic($0, in: folder) },
                read: { try read(folder) })
            bar.finish()
            for notice in ready.notices { Voice.complain(notice) }
            return ready
        } catch let refusal as Refusal {
            bar.finish()
            throw refusal
        } catch let failure as ShelfError {
            bar.finish()
            throw .shelf(failure)
        } catch {
            bar.finish()
            throw .said(.bug)
        }
    }

    /// The library, and a line for every file that had to be left out: the first of its errors.
    private static func read(_ folder: String) throws(Refusal) -> ShelfCache.Reading {
        let survey = try ContentFolder.survey(folder, isJudged: false)
        let reading = survey.reading
        var named: Set<String> = []
        let notices = reading.problems.filter { $0.isError && named.insert($0.file).inserted }.map(\.line)
        guard !reading.library.topics.isEmpty else {
            for notice in notices { Voice.complain(notice) }
            throw .noReadableTopic(path: folder)
        }
        let isPassing = reading.problems.contains { if case .unreadable = $0.kind { true } else { false } }
        return ShelfCache.Reading(library: reading.library, notices: notices, isPassing: isPassing, whole: survey.texts.whole)
    }
}
