/// A regular expression an operator wrote, in the syntax of PCRE2, that finds an answer or selects fixture rows.
///
///     let pattern = try UserPattern(#"Final answer:\s*(?<answer>\S+)"#)
///     pattern.lastMatch(in: text.utf8Span, within: answerPart)      // .matched(118..<120)
///
/// Classes such as `\w` and `\s` are those of Unicode; `\C`, which can split a code point, is refused. Matching is
/// bounded by ``PatternLimit``; the text under it is a policy's and may be written to exhaust it.
public struct UserPattern: Sendable {
    /// The pattern as written.
    public let source: String
    /// Whether the pattern was compiled to machine code; it is interpreted on machines PCRE2 has no compiler for.
    public var isCompiledToMachineCode: Bool { code.isJITCompiled }
    private let code: PatternCode
    /// The group that holds the answer: `(?<answer>…)`, else the first, else 0 for the whole match.
    private let group: Int

    /// Compiles a pattern.
    ///
    /// - Throws: ``PatternError`` with PCRE2's own words and the place in the pattern; also where it is too long, nests
    ///   too deeply or becomes too large.
    public init(_ source: String) throws(PatternError) {
        code = try PatternCode(source)
        self.source = source
        group = try code.number(ofGroup: "answer") ?? min(1, code.groupCount)
    }

    /// The answer of the last match that begins in a range: the group `answer`, else group 1, else the whole match.
    ///
    /// The range is all the pattern sees: `^` and `$` are its ends, and no lookaround leaves it. A match in which the
    /// group takes no part is passed over. Matches do not overlap.
    ///
    /// - Parameter range: in UTF-8 bytes; both ends between code points.
    /// - Complexity: bounded by ``PatternLimit``.
    public func lastMatch(in text: borrowing UTF8Span, within range: Range<Int>) -> PatternOutcome {
        code.match(text.span, in: range) { (search) in
            var last = PatternOutcome.noMatch
            var start = 0
            for index in 0..<PatternLimits.matches(inBytes: range.count) {
                switch search.next(from: start, steps: PatternLimits.steps(forMatch: index), group: group) {
                case .matched(let match):
                    if let answer = match.group {
                        last = .matched(answer.lowerBound + range.lowerBound..<answer.upperBound + range.lowerBound)
                    }
                    guard match.next <= range.count else { return last }
                    start = match.next
                case .none: return last
                case .limitExceeded(let limit): return .limitExceeded(limit)
                case .failed(let code): return .failed(code: code)
                }
            }
            return .limitExceeded(.matches)
        }
    }

    /// Whether the pattern is found anywhere in a text.
    ///
    /// - Throws: ``PatternLimit`` where looking for it passed a limit.
    public func matches(_ text: String) throws(PatternLimit) -> Bool {
        let bytes = text.utf8Span
        let outcome = code.match(bytes.span, in: 0..<bytes.count) { (search) -> Result<Bool, PatternLimit> in
            switch search.next(from: 0, steps: PatternLimits.matchSteps, group: 0) {
            case .matched: .success(true)
            case .none: .success(false)
            case .limitExceeded(let limit): .failure(limit)
            // What is left is running out of memory.
            case .failed: .failure(.heap)
            }
        }
        return try outcome.get()
    }
}
