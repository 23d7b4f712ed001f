// swift-tools-version: 6.2
import PackageDescription

// The map of the house. Imports point down: a target names here exactly what it may import, and Tests/HouseTests
// compares this list, the import lines and the table in README.md.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    // A type looked up by its name costs its first user more than the code that asks for it outright: a twenty-fifth of a first frame's work.
    .unsafeFlags(["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

func swift(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: imports, swiftSettings: strict)
}

func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: imports, path: "Tests/\(name)", exclude: excluded[name] ?? [], swiftSettings: strict)
}

/// Set by `make fuzz`, which builds everything with sanitizers into a folder of its own.
let isFuzzing = Context.environment["CARREL_FUZZ"] != nil

/// The program, or, where libFuzzer brings `main`, the same code as a library.
func program(_ name: String, _ imports: [Target.Dependency], linkerSettings: [LinkerSetting]) -> Target {
    isFuzzing
        ? .target(
            name: name, dependencies: imports,
            swiftSettings: strict + [.unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "\(name)_main"])])
        : .executableTarget(name: name, dependencies: imports, swiftSettings: strict, linkerSettings: linkerSettings)
}

func library(_ name: String, _ imports: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: imports, path: "Tests/\(name)", swiftSettings: strict)
}

/// Data beside the tests, read in place.
let excluded: [String: [String]] = ["ScreenTests": ["Screens"], "SearchEval": ["queries.tsv", "queries-es.tsv"]]

let package = Package(
    name: "carrel",
    products: isFuzzing
        ? []
        : [
            .executable(name: "carrel", targets: ["carrel"]),
            // A clock that tests put into the program and move by hand.
            .library(name: "HandClock", type: .dynamic, targets: ["CHandClock"]),
        ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // Level 5
        program(
            "carrel",
            [
                "Screen", "Paper", "Terminal", "Guard", "Services", "Reader", "Shelf", "Layout", "ContentFiles", "Topics", "Surface",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // Page faults and symbols looked up are what start-up costs: at a fixed address, folded and without symbols for others to
            // find, the program starts sooner by a quarter.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-use-ld=lld", "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe", "-Xlinker",
                        "-s",
                    ], .when(configuration: .release))
            ]),
        // Level 4
        swift("Screen", ["Topics", "Layout", "Reader", "Surface"]),
        swift("Paper", ["Topics", "Layout", "Surface"]),
        swift("Terminal", ["Surface", "CTerminal"]),
        swift("Guard", ["CGuard"]),
        swift("Services"),
        // Level 3
        swift("Reader", ["Topics", "Layout", "Surface"]),
        // Level 2
        swift("Shelf", ["Topics", "CXapian"]),
        swift("Layout", ["Topics", "Surface", "CQREncode"]),
        swift("ContentFiles", ["Topics"]),
        // Level 1
        swift("Topics", ["CCmark", "CYAML"]),
        swift("Surface", ["CWidth"]),
        // Level 0
        .target(name: "CWidth"),
        .target(name: "CTerminal", linkerSettings: [.linkedLibrary(":libncursesw.a"), .linkedLibrary(":libtinfo.a")]),
        .target(name: "CGuard", linkerSettings: [.linkedLibrary(":libseccomp.a"), .linkedLibrary(":libcrypt.a")]),
        .target(name: "CXapian", linkerSettings: [.linkedLibrary("xapian")]),
        .systemLibrary(name: "CCmark"),
        .systemLibrary(name: "CYAML"),
        .target(name: "CQREncode"),
        .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
        .systemLibrary(name: "CSQLite", path: "Tests/CSQLite"),
        // What tests share
        .target(name: "DeskKit", dependencies: ["Reader", "Layout", "Topics", "Surface"], path: "Tests/DeskKit", swiftSettings: strict),
        .target(name: "DiceKit", path: "Tests/DiceKit", swiftSettings: strict),
        .target(name: "AttackKit", path: "Tests/AttackKit", swiftSettings: strict),
        .target(name: "CPty", path: "Tests/CPty"),
        .target(name: "CHandClock", path: "Tests/CHandClock"),
        .target(name: "CZXing", path: "Tests/CZXing", linkerSettings: [.linkedLibrary("ZXing")]),
        // What tests stand on: an emulator, a pty, and a small program that opens a terminal.
        .target(
            name: "TerminalKit", dependencies: ["CVTerm", "CPty", "CZXing", "Surface"], path: "Tests/TerminalKit", swiftSettings: strict),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "Surface"], path: "Tests/TerminalProbe", swiftSettings: strict),
        // Tries from behind the walls what a kiosk's reader may not do.
        .target(name: "CTrespass", path: "Tests/CTrespass"),
        .executableTarget(name: "GuardProbe", dependencies: ["Guard", "CTrespass"], path: "Tests/GuardProbe", swiftSettings: strict),
        // How well the library is found in: `make search-eval`.
        .executableTarget(
            name: "SearchEval", dependencies: ["DiceKit", "ContentFiles", "Shelf", "Topics"], path: "Tests/SearchEval",
            exclude: excluded["SearchEval"] ?? [],
            swiftSettings: strict),
        // How soon large libraries are published and searched, beside SQLite: `make search-bench`.
        .executableTarget(
            name: "SearchBench", dependencies: ["DiceKit", "ContentFiles", "Shelf", "Topics", "CSQLite"], path: "Tests/SearchBench",
            swiftSettings: strict, linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
        // What a byte of a text made to cost time costs, small and large: `make markdown-bench`.
        .executableTarget(
            name: "MarkdownBench", dependencies: ["AttackKit", "Topics"], path: "Tests/MarkdownBench", swiftSettings: strict),
        // Takes the pictures of README.md: `make pictures`.
        .executableTarget(name: "Pictures", dependencies: ["TerminalKit", "Surface"], path: "Tests/Pictures", swiftSettings: strict),
        // Makes the manual pages from the tables of the program: `make man`.
        .executableTarget(name: "Manual", dependencies: ["Reader", "Topics", "Surface"], path: "Packaging/Manual", swiftSettings: strict),
        // Tests
        tests("TopicsTests", ["Topics"]),
        tests("ContentFilesTests", ["ContentFiles", "Topics"]),
        tests("ShelfTests", ["DiceKit", "Shelf", "Topics"]),
        tests("LayoutTests", ["FuzzKit", "DiceKit", "Layout", "Topics", "Surface"]),
        tests("ReaderTests", ["DeskKit", "DiceKit", "Reader", "Layout", "Topics", "Surface"]),
        tests("ScreenTests", ["DeskKit", "Screen", "Reader", "Layout", "Topics", "Surface", "Terminal", "TerminalKit"]),
        tests("PaperTests", ["Paper", "Layout", "Topics", "Surface", "TerminalKit"]),
        tests("TerminalTests", ["Terminal", "Surface", "TerminalKit", "TerminalProbe"]),
        tests("GuardTests", ["Guard", "TerminalKit", "GuardProbe"]),
        tests(
            "ProgramTests",
            ["carrel", "DiceKit", "Manual", "SearchEval", "ContentFiles", "Shelf", "Reader", "TerminalKit", "Topics", "Surface"]),
        tests("ContentTests", ["ContentFiles", "Layout", "Topics", "Shelf", "SearchEval"]),
        // What every input must leave whole, and inputs to begin with: for FuzzTests, and for `make fuzz`, where nothing is a test.
        (isFuzzing ? library : tests)(
            "FuzzKit", ["AttackKit", "DiceKit", "carrel", "Shelf", "Terminal", "Layout", "Topics", "Surface"]),
        tests("FuzzTests", ["FuzzKit", "AttackKit", "DiceKit", "Layout", "Topics", "Surface"]),
        tests("HouseTests", []),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "Fuzz", dependencies: ["FuzzKit"], path: "Tests/Fuzz", exclude: ["README.md", "run.sh", "regressions"],
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])], linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
