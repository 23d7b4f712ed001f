import Surface
import Testing
import Topics

@testable import Reader

@Test func `no key gives two commands`() {
    var givers: [Key: [Command]] = [:]
    for command in Command.allCases {
        for key in command.keys { givers[key, default: []].append(command) }
    }
    #expect(givers.filter { $0.value.count > 1 }.isEmpty)
}

@Test func `every command has a key and a purpose of its own`() {
    #expect(Command.allCases.allSatisfy { !$0.keys.isEmpty })
    #expect(Set(Command.allCases.map { $0.purpose.english }).count == Command.allCases.count)
}

@Test func `the keys everyone needs are the ones the design names`() {
    #expect(Command.given(by: .function(1)) == .help)
    #expect(Command.given(by: .character("?")) == .help)
    #expect(Command.given(by: .left) == .back)
    #expect(Command.given(by: .backspace) == .back)
    #expect(Command.given(by: .enter) == .open)
    #expect(Command.given(by: .right) == .open)
    #expect(Command.given(by: .escape) == .close)
    #expect(Command.given(by: .character("b")) == .pageUp)
    #expect(Command.given(by: .character(" ")) == .pageDown)
    #expect(Command.given(by: .function(10)) == .finish)
    #expect(Command.given(by: .character("=")) == .about)
    #expect(Command.given(by: .character("+")) == .wider)
}

/// The commands a waiting-room visitor has, written out: widening them takes a change here too.
@Test func `a visitor has these commands and no more`() {
    let expected: Set<Command> = [
        .up, .down, .open, .back, .help, .finish, .pageDown, .pageUp, .top, .end, .nextItem, .previousItem, .close, .menu, .search, .find,
        .nextMatch, .previousMatch, .contents, .index, .about, .emergency, .language, .sources, .qrCode, .theme, .addQuestion, .questions,
        .removeQuestion,
        .redraw,
    ]
    #expect(Set(Policy.kiosk.commands) == expected)
    #expect(Policy.kiosk.commands.count == expected.count)
}

@Test func `every message id is one word of small letters and hyphens, and every hint is short`() {
    for message in Message.allCases {
        #expect(message.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(message.rawValue)")
    }
    #expect(Command.allCases.compactMap { $0.hint?.english.count }.allSatisfy { $0 <= 10 })
}
