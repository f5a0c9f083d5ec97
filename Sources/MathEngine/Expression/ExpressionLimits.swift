/// How large an expression may be. Passing one of these makes the expression undefined, it never traps.
public struct ExpressionLimits: Hashable, Sendable {
    /// Bytes of one answer as written.
    public var bytes = 4096
    /// Nodes one answer may be written with.
    public var nodes = 1024
    /// Nodes of the arena, with everything derived from the answers (substitutions, unrolled sums, cells).
    public var arenaNodes = 32_768
    /// Nested brackets, commands and exponents; the parser's stack depends on it.
    public var depth = 64
    /// Digits of one numeral.
    public var digits = 2000
    /// Magnitude of a power of ten written with a numeral.
    public var decimalExponent = 1_000_000
    /// Different symbols in one arena; at most 64.
    public var symbols = 64
    /// Bytes of a symbol's name.
    public var symbolBytes = 64
    /// Factorials up to this are multiplied out; larger ones stay as they are.
    public var factorial = 5000
    /// Terms of a sum or product that is unrolled.
    public var unrolledTerms = 1000
    /// Members of a set, list or tuple.
    public var setMembers = 64
    /// Cells of a matrix.
    public var matrixCells = 256
    /// Comparisons of two expressions in one check.
    public var comparisons = 4096
    /// Bits of a whole number that is worked out exactly.
    public var exactBits = 8192

    /// The limits that keep the worst answer below a millisecond.
    public static let standard = ExpressionLimits()

    /// The standard limits.
    public init() {}
}
