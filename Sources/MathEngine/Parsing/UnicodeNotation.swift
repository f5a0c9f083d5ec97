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
    /// A lowered ASCII character.
    case `subscript`(UInt8)
    /// A root sign, with its degree where it is not 2.
    case root(String)
    /// A fraction in one character.
    case fraction(String, String)
    /// A mark over the letter before it that changes nothing: the arrow of a vector.
    case dropped
    /// Itself.
    case other

    /// Looks a character up. Letters of other scripts and what can hide (zero-width characters) stay themselves.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
        case 0x85, 0x2028, 0x2029: self = .newline
        case 0x2212, 0xFE63, 0x2010...0x2013: self = .plain("-")
        case 0x2044, 0x2215: self = .plain("/")
        case 0x2026, 0x22EF: self = .plain("...")
        case 0x66A: self = .plain("%")
        case 0x66B: self = .plain(".")
        case 0x66C: self = .plain(",")
        case 0xB0, 0xBA, 0x2DA: self = .plain("^{\\circ}")
        case 0x2103: self = .plain("^{\\circ}C")
        case 0x2109: self = .plain("^{\\circ}F")
        case 0x2032, 0x2018, 0x2019: self = .plain("'")
        case 0x2033: self = .plain("''")
        case 0x20D7: self = .dropped
        case 0x221A: self = .root("")
        case 0x221B: self = .root("3")
        case 0x221C: self = .root("4")
        case 0x2070, 0x2074...0x2079: self = .superscript(UInt8(scalar.value - 0x2070) + 0x30)
        case 0xB2, 0xB3: self = .superscript(UInt8(scalar.value - 0xB2) + 0x32)
        case 0xB9: self = .superscript(0x31)
        case 0x207A: self = .superscript(UInt8(ascii: "+"))
        case 0x207B: self = .superscript(UInt8(ascii: "-"))
        case 0x207D: self = .superscript(UInt8(ascii: "("))
        case 0x207E: self = .superscript(UInt8(ascii: ")"))
        case 0x207F: self = .superscript(UInt8(ascii: "n"))
        case 0x2071: self = .superscript(UInt8(ascii: "i"))
        case 0x2E3: self = .superscript(UInt8(ascii: "x"))
        case 0x2080...0x2089: self = .subscript(UInt8(scalar.value - 0x2080) + 0x30)
        case 0x2090: self = .subscript(UInt8(ascii: "a"))
        case 0x2091: self = .subscript(UInt8(ascii: "e"))
        case 0x2092: self = .subscript(UInt8(ascii: "o"))
        case 0x2093: self = .subscript(UInt8(ascii: "x"))
        case 0x2099: self = .subscript(UInt8(ascii: "n"))
        case 0x2C7C: self = .subscript(UInt8(ascii: "j"))
        case 0x1D62: self = .subscript(UInt8(ascii: "i"))
        // A full-width comma separates a list, as the enumeration comma does; it never groups digits.
        case 0xFF0C, 0x3001: self = .plain(", ")
        case 0xFF1B: self = .plain("; ")
        case 0x3010, 0x3014: self = .plain("[")
        case 0x3011, 0x3015: self = .plain("]")
        // Full-width braces are those of a set, never of LaTeX; a full-width \ or $ is a character.
        case 0xFF5B: self = .plain("\\{")
        case 0xFF5D: self = .plain("\\}")
        case 0xFF3C, 0xFF04: self = .other
        case 0xFF01...0xFF0F, 0xFF1A...0xFF5E: self = .plain(String(UnicodeScalar(UInt8(scalar.value - 0xFEE0))))
        case 0x211D: self = .plain("\\mathbb{R}")
        case 0x2124: self = .plain("\\mathbb{Z}")
        case 0x2115: self = .plain("\\mathbb{N}")
        case 0x211A: self = .plain("\\mathbb{Q}")
        case 0x2102: self = .plain("\\mathbb{C}")
        default: self = Self.byTable(scalar)
        }
    }

    private static func byTable(_ scalar: Unicode.Scalar) -> UnicodeNotation {
        if let name = commands[scalar.value] { return .command(name) }
        if let (top, bottom) = fractions[scalar.value] { return .fraction(top, bottom) }
        // Ideographs are most of what comes here; none of them is a digit.
        if (0x3400..<0xA000).contains(scalar.value) { return .other }
        let properties = scalar.properties
        if properties.generalCategory == .decimalNumber, let value = properties.numericValue, value >= 0, value < 10 {
            return .digit(UInt8(value))
        }
        return .other
    }

    /// Signs and Greek letters, by the name of the command that stands for them.
    private static let commands: [UInt32: String] = {
        var table: [UInt32: String] = [
            0xD7: "times", 0x2715: "times", 0x2A2F: "times", 0xB7: "cdot", 0x22C5: "cdot", 0x2219: "cdot", 0xF7: "div",
            0xB1: "pm", 0x2213: "mp", 0x2264: "leq", 0x2A7D: "leq", 0x2265: "geq", 0x2A7E: "geq", 0x2260: "neq",
            0x2248: "approx", 0x2243: "approx", 0x2245: "cong", 0x2261: "equiv", 0x221E: "infty", 0x222A: "cup",
            0x2229: "cap", 0x2208: "in", 0x2209: "notin", 0x2216: "setminus", 0x2205: "varnothing", 0x2282: "subset",
            0x2286: "subseteq", 0x2211: "sum", 0x220F: "prod", 0x222B: "int", 0x2202: "partial", 0x2207: "nabla",
            0x2220: "angle", 0x25B3: "triangle", 0x22A5: "perp", 0x2225: "parallel", 0x2223: "mid", 0x2016: "Vert",
            0x230A: "lfloor", 0x230B: "rfloor", 0x2308: "lceil", 0x2309: "rceil", 0x27E8: "langle", 0x27E9: "rangle",
            0x3008: "langle", 0x3009: "rangle", 0x2192: "rightarrow", 0x21D2: "Rightarrow", 0x21D4: "Leftrightarrow",
            0x21CC: "rightleftharpoons", 0x2190: "leftarrow", 0x2227: "wedge", 0x2228: "vee", 0x2200: "forall",
            0x2203: "exists", 0x3D5: "phi", 0x3D1: "theta", 0x3F5: "epsilon", 0xB5: "mu", 0x2126: "Omega",
            0x2206: "Delta", 0x221D: "propto",
        ]
        let small = [
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "omicron", "pi", "rho", "", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
        ]
        for (index, name) in small.enumerated() where !name.isEmpty {
            table[0x3B1 + UInt32(index)] = name
            let capital = name.prefix(1).uppercased() + name.dropFirst()
            table[0x391 + UInt32(index)] = capital
        }
        return table
    }()

    /// The vulgar fractions of Unicode 16, blocks Latin-1 Supplement and Number Forms.
    private static let fractions: [UInt32: (String, String)] = [
        0xBC: ("1", "4"), 0xBD: ("1", "2"), 0xBE: ("3", "4"), 0x2150: ("1", "7"), 0x2151: ("1", "9"),
        0x2152: ("1", "10"), 0x2153: ("1", "3"), 0x2154: ("2", "3"), 0x2155: ("1", "5"), 0x2156: ("2", "5"),
        0x2157: ("3", "5"), 0x2158: ("4", "5"), 0x2159: ("1", "6"), 0x215A: ("5", "6"), 0x215B: ("1", "8"),
        0x215C: ("3", "8"), 0x215D: ("5", "8"), 0x215E: ("7", "8"),
    ]
}
