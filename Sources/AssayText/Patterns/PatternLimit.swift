/// The limits on matching a user-written pattern; passing one is an outcome of its own, never "no match".
public enum PatternLimit: String, Error, Sendable, CaseIterable {
    /// Backtracking steps of one match.
    case match = "match_limit"
    /// Nested backtracking, where the pattern is interpreted rather than compiled.
    case depth = "depth_limit"
    /// Memory for backtracking, where the pattern is interpreted.
    case heap = "heap_limit"
    /// The stack of the compiled pattern.
    case stack = "jit_stack_limit"
    /// The number of matches looked through for the last one.
    case matches = "matches_limit"

    /// What is limited, as an error message puts it.
    public var description: String {
        switch self {
        case .match: "backtracking steps"
        case .depth: "backtracking depth"
        case .heap: "backtracking memory"
        case .stack: "stack of the compiled pattern"
        case .matches: "matches in one text"
        }
    }
}

/// The figures behind ``PatternLimit``. They are counts, so that the same text gives the same outcome everywhere.
enum PatternLimits {
    /// Bytes of a pattern's source.
    static let sourceBytes = 4_096
    /// Bytes of a compiled pattern, which huge repeats can blow up. PCRE2 has a limit of its own that depends on how it
    /// was built; this one is the same everywhere.
    static let compiledBytes = 32_768
    /// Parentheses within parentheses.
    static let nesting: UInt32 = 100
    /// Backtracking steps of the first match; the n-th has a n-th part of it, so that all together stay within about
    /// ten times as many.
    static let matchSteps = 2_000_000
    /// The least that a match is given.
    static let leastMatchSteps = 10_000
    /// Frames of the interpreter.
    static let depth: UInt32 = 10_000
    /// Kibibytes for the interpreter's frames.
    static let heapKibibytes: UInt32 = 8_192
    /// Bytes of the compiled pattern's stack.
    static let stackBytes = 262_144
    /// Matches looked through for the last one.
    static let matches = 1_000
    /// Bytes that may be looked through for all matches together: a match may look ahead over the whole text.
    static let searchedBytes = 64_000_000

    /// How many matches are looked for in a text of that many bytes.
    static func matches(inBytes count: Int) -> Int { min(matches, max(16, searchedBytes / max(1, count))) }

    /// The steps that the n-th match may take, counted from 0.
    static func steps(forMatch index: Int) -> Int { max(leastMatchSteps, matchSteps / (index + 1)) }
}
