import Foundation
import Testing

/// Whether this account may mount something where nobody else sees it.
let canMount =
    (try? ToolRun("/usr/bin/unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], environment: ["PATH": "/usr/bin:/bin"]).status) == 0

/// Disks that are full or read-only, as they are when somebody mounted them so. Only root can, in a namespace of its own: elsewhere these
/// tests are skipped.
@Suite(.enabled(if: canMount, "only root may mount")) struct DiskFaultTests {
    let library: FixtureLibrary

    init() throws {
        library = try FixtureLibrary()
        try FileManager.default.createDirectory(atPath: library.shelf, withIntermediateDirectories: true)
    }

    /// Runs a script in a mount namespace of its own: `carrel` stands for the program, `$content` and `$shelf` for the folders.
    private func run(_ script: String) throws -> ToolRun {
        let environment = [
            "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache, "content": library.content,
            "shelf": library.shelf, "SWIFT_BACKTRACE": "enable=no",
        ]
        let start = "carrel() { '\(CarrelRun.program)' \"$@\" 2>&1 && echo status 0 || echo status $?; }; set -e; "
        return try ToolRun("/usr/bin/unshare", ["-m", "/bin/sh", "-c", start + script], environment: environment)
    }

    static let full = "cannot be read or written (no space left on device); make room there, or choose another place\nstatus 74\n"

    @Test func `B56 a disk of 64 KiB is told with what is needed, and nothing is left on it`() throws {
        let run = try run("mount -t tmpfs -o size=64k tmpfs \"$shelf\"; carrel publish \"$content\" --to \"$shelf\"; ls -A \"$shelf\"")
        #expect(run.status == 0)
        #expect(run.said.hasPrefix("carrel: “\(library.shelf)/"))
        #expect(run.said.hasSuffix(Self.full + "publishing\n"), "\(run.said)")
    }

    /// From hardly any room for a second edition to nearly enough.
    @Test(arguments: [4, 12, 20, 28, 36, 44, 52]) func `B56 a disk with too little room beside the old edition keeps it`(room: Int)
        throws
    {
        let run = try run(
            """
            mount -t tmpfs -o size=1m tmpfs "$shelf"; carrel publish "$content" --to "$shelf"; cp -a "$shelf" "$HOME/kept"
            used=$(df --output=used -k "$shelf" | tail -1); mount -o remount,size=$((used + \(room)))k "$shelf"
            sed -i 's/Can green tea/Can cold tea/' "$content/en/drinks/green-tea.md"
            echo now; carrel publish "$content" --to "$shelf"
            diff -r "$shelf" "$HOME/kept" && echo same; carrel --shelf "$shelf" check; carrel --shelf "$shelf" list | grep 'green-tea'
            """)
        let said = try #require(run.said.components(separatedBy: "now\n").last)
        #expect(said.contains(Self.full + "same\nthe shelf is whole: "), "\(run.said)")
        #expect(said.contains("Can green tea"))
    }

    @Test func `a system that cannot be written is read, searched and listed all the same`() throws {
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
        let run = try run(
            """
            mount --make-rprivate /; mount -o remount,ro,bind /
            for place in "$HOME" /tmp /dev/shm; do mount --bind "$place" "$place" && mount -o remount,ro,bind "$place"; done
            carrel --shelf "$shelf" list; carrel --shelf "$shelf" search caffeine; carrel --shelf "$shelf" check
            echo writing; carrel publish "$content" --to "$shelf"; carrel publish "$content" --to "$shelf/new"
            carrel --content "$content" list
            """)
        let parts = run.said.components(separatedBy: "writing\n")
        #expect(parts[0].components(separatedBy: "status 0\n").count == 4, "\(run.said)")
        #expect(parts[0].contains("green-tea") && parts[0].contains("black-tea"))
        let refused = "cannot be read or written (read-only file system); choose a place that can be written\nstatus 74\n"
        #expect(parts.count == 2 && parts[1].components(separatedBy: refused).count == 4, "\(run.said)")
        #expect(parts[1].hasPrefix("carrel: “\(library.shelf)/publishing” cannot"))
    }
}
