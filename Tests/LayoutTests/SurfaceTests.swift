import Surface
import Testing

@Suite struct EscaperTests {
    @Test func `controls, overrides, tags and private characters are written as their numbers`() {
        #expect(Escaper.safe("a\u{1B}[2Jb") == "a\\u{1B}[2Jb")
        #expect(Escaper.safe("\u{9B}1m") == "\\u{9B}1m")
        #expect(Escaper.safe("x\u{202E}y\u{2066}z") == "x\\u{202E}y\\u{2066}z")
        #expect(Escaper.safe("soft\u{AD}hyphen \u{E000} \u{E0041} \u{2028}") == "soft\\u{AD}hyphen \\u{E000} \\u{E0041} \\u{2028}")
        #expect(Escaper.safe("tab\tand\nline\r\u{7F}") == "tab\\u{9}and\\u{A}line\\u{D}\\u{7F}")
    }

    @Test func `letters of every script stay as they are`() {
        for text in ["naïve “quotes” – so…", "漢字かな", "한국어 \u{1112}\u{1161}\u{11AB}", "עברית العربية", "👩‍⚕️ 👪", "e\u{301}", "क्षत्रिय"] {
            #expect(Escaper.safe(text) == text)
        }
    }

    @Test func `a letter carries four marks at most, joiners or not`() {
        let marks = String(repeating: "\u{301}", count: 4)
        #expect(Escaper.safe("a" + marks + "\u{302}\u{303}b\u{301}") == "a" + marks + "b\u{301}")
        #expect(Escaper.safe("a" + marks + "\u{200D}\u{302}") == "a" + marks + "\u{200D}")
    }

    @Test func `escaping what is escaped changes nothing, whatever the scalar`() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Escaper.safe("a\(Character(scalar))b")
            #expect(Escaper.safe(once) == once)
        }
    }
}

@Suite struct WidthTests {
    @Test func `wide characters take two cells, marks and joiners none`() {
        #expect(Width.of("ketamine") == 8)
        #expect(Width.of("naïve “so” – …") == 14)
        #expect(Width.of("漢字") == 4)
        #expect(Width.of("e\u{301}") == 1)
        #expect(Width.of("\u{1112}\u{1161}\u{11AB}") == 2)
        #expect(Width.of("👩‍⚕️") == Width.of("👩" as Unicode.Scalar) + Width.of("⚕" as Unicode.Scalar))
    }

    @Test func `clipped text is never wider than asked and shows that it was cut`() {
        #expect(Width.clipped("ketamine", to: 8) == "ketamine")
        #expect(Width.clipped("ketamine", to: 5) == "keta…")
        #expect(Width.clipped("漢字漢字", to: 4) == "漢…")
        #expect(Width.clipped("ketamine", to: 1) == "…")
        #expect(Width.clipped("ketamine", to: 0) == "")
    }
}

@Suite struct FrameTests {
    func frame(columns: Int, _ draw: (inout Frame) -> Void) -> Frame {
        var frame = Frame(Size(rows: 1, columns: columns))
        draw(&frame)
        return frame
    }

    @Test func `text is cut at the limit and a wide character never by half`() {
        let cut = frame(columns: 6) { $0.put("漢字漢字", row: 0, column: 1, style: .text) }
        #expect(cut.cells[0].map(\.text) == [" ", "漢", "", "字", "", " "])
        let limited = frame(columns: 6) { $0.put("ketamine", row: 0, column: 0, style: .text, limit: 3) }
        #expect(limited.text(row: 0) == "ket")
    }

    @Test func `the half of a wide character that is written over becomes a blank`() {
        let left = frame(columns: 4) {
            $0.put("漢字", row: 0, column: 0, style: .text)
            $0.put("a", row: 0, column: 1, style: .text)
        }
        #expect(left.cells[0].map(\.text) == [" ", "a", "字", ""])
        let right = frame(columns: 4) {
            $0.put("漢字", row: 0, column: 0, style: .text)
            $0.put("国", row: 0, column: 1, style: .text)
        }
        #expect(right.cells[0].map(\.text) == [" ", "国", "", " "])
    }

    @Test func `a wide character that begins left of the frame leaves a blank`() {
        let cut = frame(columns: 3) {
            $0.put("abc", row: 0, column: 0, style: .text)
            $0.put("漢d", row: 0, column: -1, style: .text)
        }
        #expect(cut.cells[0].map(\.text) == [" ", "d", "c"])
    }

    @Test func `marks and the inner letters of a syllable stay with their letter, joiners are dropped`() {
        let marked = frame(columns: 4) { $0.put("e\u{301}\u{1112}\u{1161}\u{200D}x", row: 0, column: 0, style: .text) }
        #expect(marked.cells[0].map { Array($0.text.unicodeScalars) } == [["e", "\u{301}"], ["\u{1112}", "\u{1161}"], [], ["x"]])
    }

    @Test func `no character that drives a terminal reaches a frame`() {
        let safe = frame(columns: 12) { $0.put("\u{1B}[2J\u{7}", row: 0, column: 0, style: .text) }
        #expect(safe.text(row: 0) == "\\u{1B}[2J\\u{")
    }

    @Test func `what lies outside the frame is ignored`() {
        var small = Frame(Size(rows: 1, columns: 2))
        small.put("x", row: 1, column: 0, style: .text)
        small.put("x", row: -1, column: 0, style: .text)
        small.put("x", row: 0, column: 2, style: .text)
        small.fill(row: 0, columns: -3..<9, with: "-", style: .line)
        small.restyle(row: 0, columns: 1..<5, style: .lit)
        #expect(small.cells == [[Cell("-", .line), Cell("-", .lit)]])
    }
}
