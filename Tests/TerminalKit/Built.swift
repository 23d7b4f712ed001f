import Glibc

/// The programs of this package, built beside the tests.
public enum Built {
    /// The path of a program such as `carrel`. The test target must depend on it.
    public static func path(of program: String) -> String {
        guard let found = realpath("/proc/self/exe", nil) else { return program }
        defer { free(found) }
        let folder = String(cString: found).split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return folder.joined(separator: "/") + "/" + program
    }
}
