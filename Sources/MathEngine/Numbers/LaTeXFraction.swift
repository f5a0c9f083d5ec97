/// A fraction of two literals as LaTeX writes it, not yet known to stand alone or behind a whole number.
struct LaTeXFraction {
    let top: NumberLiteral
    let bottom: NumberLiteral
    let isSigned: Bool
    var value = ExactNumber.zero
}
