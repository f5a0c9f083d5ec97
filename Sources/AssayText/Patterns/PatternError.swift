/// Why a pattern was refused.
public struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, e.g. `missing closing parenthesis`.
    public let problem: String
    /// Where in the pattern, in UTF-8 bytes; nil where it is wrong as a whole.
    public let offset: Int?

    /// The problem and its place, e.g. `missing closing parenthesis at offset 4`.
    public var description: String { offset.map { "\(problem) at offset \($0)" } ?? problem }
}
