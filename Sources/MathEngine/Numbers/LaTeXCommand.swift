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
    /// Its braces go, what they hold stays: text and fonts.
    case unwrapped
    /// Another command of one meaning, by its name.
    case command(String)
    /// Plain characters.
    case plain(String)

    /// The longest name in the table, and the most letters a key holds.
    static let maxLength = 16

    /// A name's letters as one key, exact up to ``maxLength``.
    static func key(_ name: some Sequence<UInt8>) -> UInt128 { name.reduce(0) { $0 << 8 | UInt128($1) } }

    /// The commands that are not kept as they stand, by their key.
    static let table: [UInt128: LaTeXCommand] = {
        var table: [UInt128: LaTeXCommand] = [:]
        func add(_ names: String, _ command: LaTeXCommand) {
            for name in names.split(separator: " ") { table[key(name.utf8)] = command }
        }
        add("displaystyle textstyle scriptstyle limits nolimits", .dropped)
        add("big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr", .dropped)
        add("left right middle", .fence)
        add("quad qquad thinspace medspace thickspace enspace space nobreakspace", .space)
        add("negthinspace", .negativeSpace)
        add("text textrm textbf textit textnormal textsf texttt textup mbox", .unwrapped)
        add("mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm boxed fbox", .unwrapped)
        add("dfrac tfrac cfrac", .command("frac"))
        add("le", .command("leq"))
        add("ge", .command("geq"))
        add("ne", .command("neq"))
        add("to", .command("rightarrow"))
        add("dots ldots cdots dotsc dotsb", .plain("..."))
        add("lt", .plain("<"))
        add("gt", .plain(">"))
        add("ast", .plain("*"))
        add("colon", .plain(":"))
        return table
    }()
}
