import AssayWire
import Testing

@Suite struct StreamLinesTests {
    private func describe(_ pieces: [ArraySlice<UInt8>], maxRowBytes: Int = 100, maxRows: Int = 2) -> [String] {
        var lines = StreamLines(maxRowBytes: maxRowBytes)
        var found: [String] = []
        func take() {
            while let rows = lines.next(maxRows: maxRows, maxBytes: 10) {
                for row in rows.rows {
                    let text = String(decoding: rows.bytes[row.range], as: UTF8.self)
                    found.append("\(row.number) \(row.kind) \(text)")
                }
            }
        }
        for piece in pieces {
            lines.append(Array(piece))
            take()
        }
        lines.end()
        take()
        return found
    }

    @Test(arguments: [
        "a\nbb\n\n \t\r\nccc\n", "a\nbb", "\n\n", "", "one", "x\r\ny\r\n",
        "0123456789012345\nshort\nanother one, too long",
    ])
    func everySplitGivesTheSameRows(_ text: String) {
        let bytes = Array(text.utf8)
        let expected = describe([bytes[...]], maxRowBytes: 12)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]]
                // A whole last line and a cut one are told apart by the line feed alone, however it arrives.
                #expect(describe(pieces, maxRowBytes: 12) == expected, "\(first) \(second)")
            }
        }
    }

    @Test func rowsAreNumberedWithoutBlankLinesAndLongOnesAreDropped() {
        let bytes = Array("a\n\n0123456789\n b \n{".utf8)
        #expect(
            describe([bytes[...]], maxRowBytes: 5) == ["0 line a", "1 tooLarge(10) ", "2 line  b ", "3 last {"])
    }
}
