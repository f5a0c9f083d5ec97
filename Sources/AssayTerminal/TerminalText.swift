/// Makes text from a model safe to print: nothing in it can move the cursor, change colours, open links, set the
/// window's title or reorder what stands beside it.
public enum TerminalText {
    /// The text with every control, escape and bidirectional formatting character written out as `\u{1b}`.
    ///
    /// Line feeds and tabs become `\n` and `\t`, so the result is one line.
    ///
    ///     TerminalText.escaped("\u{1b}]0;owned\u{7}")   // "\\u{1b}]0;owned\\u{7}"
    ///
    /// - Complexity: O(length).
    public static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": escaped += "\\n"
            case "\t": escaped += "\\t"
            case "\r": escaped += "\\r"
            default:
                if isUnsafe(scalar) {
                    escaped += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
        return escaped
    }

    /// The escaped text, cut in the middle where it is longer than `width` code points.
    public static func shortened(_ text: String, to width: Int) -> String {
        let escaped = TerminalText.escaped(text)
        let count = escaped.unicodeScalars.count
        guard count > width, width > 1 else { return escaped }
        let head = (width - 1 + 1) / 2
        let tail = width - 1 - head
        var short = String.UnicodeScalarView(escaped.unicodeScalars.prefix(head))
        short.append("…")
        short.append(contentsOf: escaped.unicodeScalars.suffix(tail))
        return String(short)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Controls (C0, C1, DEL), formats (bidi, zero width, tags), line and paragraph separators, private use,
        // unassigned: none of them belongs on a terminal as it is.
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: false
        }
    }

    /// Columns the text takes on a terminal: combining marks none, East Asian wide characters two.
    public static func columns(of text: String) -> Int {
        var columns = 0
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: continue
            default: columns += isWide(scalar.value) ? 2 : 1
            }
        }
        return columns
    }

    /// East Asian Wide and Fullwidth by block (UAX #11); ambiguous characters count as narrow.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
            0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe4f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f,
            0x1f900...0x1f9ff, 0x20000...0x3fffd:
            true
        default: false
        }
    }
}
