import AssayText

/// The tokens of a formula in LaTeX, without what changes nothing on paper: spacing, sizes of brackets, upright type,
/// braces around one token, synonyms, the order of subscript and superscript.
///
///     FormulaTokens("$x^{2}\\le \\dfrac{1}{2}$").tokens   // x ^ 2 \leq \frac 1 2
///
/// Nothing is expanded; an unknown command is a token like any other.
struct FormulaTokens: Sendable, Hashable {
    /// The largest formula in bytes.
    static let maxBytes = 65_536

    let tokens: [String]

    /// Reads a formula.
    ///
    /// - Complexity: O(n).
    init(_ text: String) {
        var lexer = FormulaLexer(text)
        let bare = FormulaBraces.withoutRedundant(lexer.read())
        tokens = FormulaScripts.ordered(bare)
    }
}
