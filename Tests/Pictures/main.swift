import Foundation
import Surface
import TerminalKit

// Takes the README's pictures: runs the program on a terminal of its own, presses keys, and writes what the cells hold.
//
//     Pictures PROGRAM CONTENT FOLDER

/// One picture: the keys that lead to it, each with a text that shows they have arrived.
struct Scene {
    var name: String
    var title: String
    var size: Size
    var arguments: [String]
    var steps: [(keys: String, shows: String)]
}

let scenes = [
    Scene(
        name: "desk", title: "A topic between the menu and its sources; the statement that citation 3 supports is lit",
        size: Size(rows: 34, columns: 120), arguments: ["fda-approval"],
        steps: [("", "Is ketamine FDA approved?"), ("]", "1 of"), ("]", "2 of"), ("]", "3 of")]),
    Scene(
        name: "search", title: "A search: what was misspelt is corrected, and the correction said", size: Size(rows: 24, columns: 80),
        arguments: [], steps: [("", "A–Z"), ("s", "Search:"), ("dissociaton k-hole", "Showing results")]),
    Scene(
        name: "source", title: "A source: what it says, how far that holds, and where the library leans on it",
        size: Size(rows: 24, columns: 80), arguments: ["fda-approval"],
        steps: [("", "Is ketamine FDA approved?"), ("]", "[1]"), ("\r", "SOURCES"), ("\r", "What it says")]),
    Scene(
        name: "narrow", title: "The same in a small window, in high contrast", size: Size(rows: 12, columns: 40),
        arguments: ["--theme", "high-contrast", "k-hole"], steps: [("", "k-hole")]),
]

let words = CommandLine.arguments
guard words.count == 4 else {
    print("Pictures PROGRAM CONTENT FOLDER")
    exit(64)
}
let cache = NSTemporaryDirectory() + "carrel-pictures-" + UUID().uuidString
defer { try? FileManager.default.removeItem(atPath: cache) }
for scene in scenes {
    // A day of their own, so that no picture changes overnight.
    let arguments = ["--content", words[2], "--today", "2026-11-21"] + scene.arguments
    let desk = try Pty(
        [words[1]] + arguments, size: scene.size, environment: Pty.environment.merging(["XDG_CACHE_HOME": cache]) { $1 })
    for step in scene.steps {
        try desk.type(step.keys)
        try desk.expect(step.shows)
    }
    let picture = SVG(desk.emulator, title: scene.title).lines.joined(separator: "\n") + "\n"
    try picture.write(toFile: words[3] + "/" + scene.name + ".svg", atomically: true, encoding: .utf8)
    print(scene.name + ".svg")
}
