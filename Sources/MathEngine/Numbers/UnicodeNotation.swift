/// What a character outside ASCII means in a mathematical answer.
enum UnicodeNotation {
    /// ASCII characters of the same meaning.
    case plain(String)
    /// A digit of any script, 0…9.
    case digit(UInt8)
    /// White space on a line.
    case space
    /// A line's end.
    case newline
    /// A LaTeX command of the same meaning, by its name.
    case command(String)
    /// A raised ASCII character.
    case superscript(UInt8)
    /// A fraction in one character.
    case fraction(String, String)
    /// Itself.
    case other

    /// Looks a character up. Letters, brackets of LaTeX and what can hide (zero-width characters) stay themselves.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
        case 0x85, 0x2028, 0x2029: self = .newline
        case 0x2212, 0xFE63, 0x2010...0x2013: self = .plain("-")
        case 0xD7, 0x2715: self = .command("times")
        case 0xB7, 0x22C5, 0x2219: self = .command("cdot")
        case 0x2044, 0x2215: self = .plain("/")
        case 0x2026: self = .plain("...")
        case 0x66A: self = .plain("%")
        case 0x66B: self = .plain(".")
        case 0x66C: self = .plain(",")
        case 0x2264: self = .command("leq")
        case 0x2265: self = .command("geq")
        case 0x2260: self = .command("neq")
        case 0x221E: self = .command("infty")
        case 0x222A: self = .command("cup")
        case 0x2208: self = .command("in")
        case 0x2248: self = .command("approx")
        case 0x3C0: self = .command("pi")
        case 0xB2, 0xB3: self = .superscript(UInt8(scalar.value - 0xB2) + 0x32)
        case 0xB9: self = .superscript(0x31)
        case 0x2070, 0x2074...0x2079: self = .superscript(UInt8(scalar.value - 0x2070) + 0x30)
        case 0x207A: self = .superscript(UInt8(ascii: "+"))
        case 0x207B: self = .superscript(UInt8(ascii: "-"))
        // A full-width comma separates a list, as the enumeration comma does; it never groups digits.
        case 0xFF0C, 0x3001: self = .plain(", ")
        // Full-width \ { } $ are characters, not LaTeX.
        case 0xFF3C, 0xFF5B, 0xFF5D, 0xFF04: self = .other
        case 0xFF01...0xFF0F, 0xFF1A...0xFF5E:
            self = .plain(String(UnicodeScalar(UInt8(scalar.value - 0xFEE0))))
        default: self = Self.fractionOrDigit(scalar)
        }
    }

    private static func fractionOrDigit(_ scalar: Unicode.Scalar) -> UnicodeNotation {
        if let (top, bottom) = fractions[scalar.value] { return .fraction(top, bottom) }
        let properties = scalar.properties
        if properties.generalCategory == .decimalNumber, let value = properties.numericValue, value >= 0, value < 10 {
            return .digit(UInt8(value))
        }
        return .other
    }

    /// The vulgar fractions of Unicode 16, blocks Latin-1 Supplement and Number Forms.
    private static let fractions: [UInt32: (String, String)] = [
        0xBC: ("1", "4"), 0xBD: ("1", "2"), 0xBE: ("3", "4"), 0x2150: ("1", "7"), 0x2151: ("1", "9"),
        0x2152: ("1", "10"), 0x2153: ("1", "3"), 0x2154: ("2", "3"), 0x2155: ("1", "5"), 0x2156: ("2", "5"),
        0x2157: ("3", "5"), 0x2158: ("4", "5"), 0x2159: ("1", "6"), 0x215A: ("5", "6"), 0x215B: ("1", "8"),
        0x215C: ("3", "8"), 0x215D: ("5", "8"), 0x215E: ("7", "8"),
    ]
}
