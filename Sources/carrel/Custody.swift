import Glibc

/// Who can change a file.
enum Custody {
    /// The file, or the nearest of the folders it lies in, that somebody else than root can change, so that the file is not only root's;
    /// nil when there is none.
    ///
    /// Links are followed, and both where they stand and where they lead counts. In a folder such as `/tmp` everybody may make files,
    /// but nobody may change another's.
    static func weakness(of path: String) -> String? {
        for start in [path, Surroundings.absolute(path)] {
            var place = start
            while true {
                if isWeak(place) { return place }
                guard let slash = place.lastIndex(of: "/"), place != "/" else { break }
                place = slash == place.startIndex ? "/" : String(place[..<slash])
            }
        }
        return nil
    }

    private static func isWeak(_ path: String) -> Bool {
        var about = stat()
        guard stat(path, &about) == 0 else { return true }
        if about.st_uid != 0 { return true }
        if about.st_mode & S_IFMT == S_IFDIR, about.st_mode & S_ISVTX != 0 { return false }
        if about.st_mode & S_IWOTH != 0 || (about.st_mode & S_IWGRP != 0 && about.st_gid != 0) { return true }
        return geteuid() != 0 && access(path, W_OK) == 0
    }
}
