/// What a LaTeX command means for plain notation; a command that is not listed is kept as it stands.
enum LaTeXCommand {
    /// Nothing: sizes and styles.
    case dropped
    /// `\left` and `\right`: nothing, with a `.` for an invisible bracket.
    case fence
    /// White space.
    case space
    /// Space taken away: nothing, with the white space after it.
    case negativeSpace
    /// Its braces go, what they hold stays: fonts of symbols and arrows over them.
    case unwrapped
    /// Upright text: `\text{…}`, whatever it was called.
    case text
    /// A colour: its first argument goes where it names one that shows on paper.
    case color
    /// Another command of one meaning, by its name.
    case command(String)
    /// Plain characters.
    case plain(String)

    /// The longest name in the table, and the most letters a key holds.
    static let maxLength = 16

    /// A name's letters as one key, exact up to ``maxLength``.
    static func key(_ name: some Sequence<UInt8>) -> UInt128 { name.reduce(0) { $0 << 8 | UInt128($1) } }

    /// Whether a command's letters start with a name.
    static func starts(_ text: Span<UInt8>, _ letters: Range<Int>, with name: StaticString) -> Bool {
        guard letters.count >= name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where text[letters.lowerBound + offset] != wanted[offset] { return false }
            return true
        }
    }

    /// Colours in which a text can be read.
    static let visibleColors: Set<String> = [
        "red", "blue", "green", "black", "cyan", "magenta", "orange", "purple", "violet", "brown", "teal", "gray",
        "olive",
    ]

    /// The commands that are not kept as they stand, by their key.
    static let table: [UInt128: LaTeXCommand] = {
        var table: [UInt128: LaTeXCommand] = [:]
        func add(_ names: String, _ command: LaTeXCommand) {
            for name in names.split(separator: " ") { table[key(name.utf8)] = command }
        }
        add("displaystyle textstyle scriptstyle limits nolimits hline rm bf it therefore because", .dropped)
        add("big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr", .dropped)
        add("left right middle", .fence)
        add("quad qquad thinspace medspace thickspace enspace space nobreakspace", .space)
        add("negthinspace", .negativeSpace)
        add("text textrm textbf textit textnormal textsf texttt textup mbox hbox mathrm operatorname", .text)
        add("mathbf mathit mathsf mathtt mathnormal boldsymbol bm boxed fbox pmb", .unwrapped)
        add("vec overrightarrow underline bold", .unwrapped)
        add("color textcolor", .color)
        for (name, others) in synonyms { add(others, .command(name)) }
        add("dots ldots cdots dotsc dotsb dotsm", .plain("..."))
        add("lt", .plain("<"))
        add("gt", .plain(">"))
        add("ast", .plain("*"))
        add("colon", .plain(":"))
        add("lbrack", .plain("["))
        add("rbrack", .plain("]"))
        add("vert lvert rvert", .plain("|"))
        add("lbrace", .plain("\\{"))
        add("rbrace", .plain("\\}"))
        add("degree degrees", .plain("^{\\circ}"))
        add("R", .plain("\\mathbb{R}"))
        add("Z", .plain("\\mathbb{Z}"))
        add("N", .plain("\\mathbb{N}"))
        add("Q", .plain("\\mathbb{Q}"))
        return table
    }()

    /// Commands of one meaning: the name that is kept, and the others.
    private static let synonyms = [
        ("frac", "dfrac tfrac cfrac"), ("binom", "dbinom tbinom"), ("leq", "le leqslant leqq"),
        ("geq", "ge geqslant geqq"), ("neq", "ne"), ("rightarrow", "to longrightarrow"), ("in", "isin"),
        ("Rightarrow", "implies Longrightarrow"), ("Leftrightarrow", "iff Longleftrightarrow"),
        ("setminus", "smallsetminus backslash"), ("varnothing", "emptyset"), ("epsilon", "varepsilon"),
        ("phi", "varphi"), ("theta", "vartheta"), ("wedge", "land"), ("vee", "lor"), ("approx", "thickapprox"),
        ("Vert", "lVert rVert"), ("mathbb", "Bbb"), ("overline", "bar"), ("rightleftharpoons", "leftrightharpoons"),
        ("mod", "bmod"),
    ]
}
