import Surface
import Testing

@testable import carrel

@Suite struct ProgressBarTests {
    @Test(arguments: 1...120) func `whatever the width of the window the bar leaves its last column free, so that it never wraps`(
        columns: Int
    ) {
        for percent in [0, 7, 50, 100] {
            let line = ProgressBar.line("carrel: reading the library", percent, columns: columns)
            #expect(Width.of(line) < columns, "\(line)")
            if columns > 6 { #expect(line.hasSuffix(" \(percent)%"), "\(line)") }
        }
    }

    @Test func `with room there is a bar of twenty, and without it goes before the words do`() {
        #expect(ProgressBar.line("publishing", 50, columns: 80) == "publishing [##########..........] 50%")
        #expect(ProgressBar.line("publishing", 50, columns: 30) == "publishing 50%")
        #expect(ProgressBar.line("publishing", 50, columns: 12) == "publis… 50%")
    }
}
