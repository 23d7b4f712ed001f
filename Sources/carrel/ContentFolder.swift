import ContentFiles
import Topics
import Glibc

/// An author's folder, as the commands meet it.
enum ContentFolder {
    /// Reads the whole library, of each topic the outline.
    ///
    /// - Parameters: as ``ContentFiles/survey(_:isJudged:today:keepsWarnings:)`` takes them.
    /// - Throws: ``Refusal/noContent(path:)`` when nothing in the folder belongs to a library, ``Refusal/unreadable(path:errno:)``
    ///   when there is no folder to look into.
    static func survey(
        _ folder: String, isJudged: Bool, today: Day? = nil, keepsWarnings: Bool = true
    ) throws(Refusal) -> ContentSurvey {
        do {
            return try ContentFiles.survey(folder, isJudged: isJudged, today: today, keepsWarnings: keepsWarnings)
        } catch {
            throw refusal(error, folder)
        }
    }

    /// What tells whether anything in the folder has changed.
    static func stamp(_ folder: String) throws(Refusal) -> [FileStamp] {
        do {
            return try ContentFiles.stamp(folder)
        } catch {
            throw refusal(error, folder)
        }
    }

    private static func refusal(_ failure: ContentFailure, _ folder: String) -> Refusal {
        switch failure {
        case .noFolder(let errno): .unreadable(path: folder, errno: errno)
        case .empty: .noContent(path: folder)
        }
    }
}
