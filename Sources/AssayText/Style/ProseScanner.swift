/// Cuts a text into what prose is made of, and passes over what it is not: punctuation, numbering, line ends.
///
/// A unit is one ideograph, or one word of letters. Text that is no prose ends a run of prose: numbers, and tokens that mix
/// letters with digits or signs as code, keys and table lines do.
struct ProseScanner: ~Escapable {
    enum Unit {
        /// One ideograph: extensions and compatibility forms count too.
        case ideograph
        /// A word; `isEnglish` where it has two ASCII letters or more and no other ones.
        case word(isEnglish: Bool)
        /// A token of digits and punctuation.
        case number
        /// A token that mixes letters with digits, or holds signs: operators, brackets, the line between two cells.
        case code
    }

    private let text: Span<UInt8>
    private let end: Int
    private var offset: Int
    /// Whether the unit stands between quotation marks.
    private(set) var isQuoted = false

    @_lifetime(copy text)
    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        self.text = text
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The next unit and where it stands, or nil at the end.
    ///
    /// - Complexity: O(n) over all calls.
    mutating func next() -> (unit: Unit, range: Range<Int>)? {
        while offset < end {
            let (value, length) = text.scalar(at: offset)
            if Self.isIdeograph(value) {
                offset += length
                return (.ideograph, offset - length..<offset)
            }
            if UnicodeText.isPythonSpace(value) || Self.isSeparator(value) {
                noteQuote(value)
                offset += length
                continue
            }
            return token()
        }
        return nil
    }

    /// Reads letters, digits and inner signs up to white space, a separator or an ideograph.
    private mutating func token() -> (unit: Unit, range: Range<Int>) {
        let start = offset
        var letters = 0
        var asciiLetters = 0
        var digits = 0
        var signs = 0
        while offset < end {
            let (value, length) = text.scalar(at: offset)
            if UnicodeText.isPythonSpace(value) || Self.isSeparator(value) || Self.isIdeograph(value) { break }
            if value | 0x20 >= 0x61, value | 0x20 <= 0x7A {
                letters += 1
                asciiLetters += 1
            } else if value >= 0xC0, !(0x2190...0x23FF).contains(value) {
                letters += 1
            } else if value &- 0x30 < 10 {
                digits += 1
            } else if value != 0x27, value != 0x2D {
                signs += 1
            }
            offset += length
        }
        if signs > 0 || (letters > 0 && digits > 0) { return (.code, start..<offset) }
        if letters == 0 { return (.number, start..<offset) }
        return (.word(isEnglish: asciiLetters == letters && asciiLetters >= 2), start..<offset)
    }

    /// Quotation marks of both directions; a line's end closes what an ASCII mark opened.
    private mutating func noteQuote(_ value: UInt32) {
        switch value {
        case 0x201C, 0x300C, 0x300E, 0x300A, 0xAB: isQuoted = true
        case 0x201D, 0x300D, 0x300F, 0x300B, 0xBB, 0x0A: isQuoted = false
        case 0x22: isQuoted.toggle()
        default: break
        }
    }

    /// Punctuation that may stand between words without being part of code.
    private static func isSeparator(_ value: UInt32) -> Bool {
        switch value {
        case 0x21, 0x22, 0x28, 0x29, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x7E, 0xAB, 0xB7, 0xBB: true
        // Enclosed numbers, shapes, dingbats, emoji.
        case 0x2460...0x2BFF, 0x1F000...0x1FAFF: true
        case 0x2000...0x206F, 0x3000...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
            0xFF5B...0xFF65:
            true
        default: false
        }
    }

    /// Unified ideographs, extensions and compatibility forms.
    static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x2_0000...0x3_23AF: true
        default: false
        }
    }
}
