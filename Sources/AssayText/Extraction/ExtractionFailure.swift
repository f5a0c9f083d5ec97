/// Why a response has no answer.
public enum ExtractionFailure: Error, Sendable, Hashable {
    /// What the failure means for the verdict.
    public enum Meaning: Sendable, Hashable {
        /// There is no answer.
        case noAnswer
        /// There are several where one was asked for.
        case ambiguous
        /// Looking for it passed a limit.
        case outOfLimits
        /// The pattern engine failed, through no fault of the response.
        case internalError
    }

    /// The envelope has no one answer part; its violations say why.
    case noAnswerPart
    /// The thought does not end, so that nothing is the answer.
    case unclosedThought
    /// No box marker stands in the answer part.
    case noBox
    /// Several boxes stand in the answer part.
    case severalBoxes
    /// A box marker has no partner.
    case unclosedBox
    /// No `\boxed{` stands in the answer part.
    case noBoxed
    /// Every `\boxed{` of the answer part is open at its end.
    case unclosedBoxed
    /// No line of the answer part starts with `Action:`.
    case noAction
    /// The pattern matches nothing in the answer part.
    case noMatch(pattern: String)
    /// Matching the pattern passed a limit.
    case patternLimit(pattern: String, PatternLimit)
    /// The pattern engine failed.
    case patternEngine(pattern: String, code: Int)
    /// The configuration has no pattern of that name.
    case unknownPattern(String)

    /// What the failure means for the verdict.
    public var meaning: Meaning {
        switch self {
        case .noAnswerPart, .unclosedThought, .noBox, .unclosedBox, .noBoxed, .unclosedBoxed, .noAction, .noMatch:
            .noAnswer
        case .severalBoxes: .ambiguous
        case .patternLimit: .outOfLimits
        case .patternEngine, .unknownPattern: .internalError
        }
    }
}

extension ExtractionFailure: CustomStringConvertible {
    /// One clause for a person, e.g. `the answer holds several boxes`.
    public var description: String {
        switch self {
        case .noAnswerPart: "the envelope has no one answer part"
        case .unclosedThought: "the thought does not end"
        case .noBox: "the answer holds no box"
        case .severalBoxes: "the answer holds several boxes"
        case .unclosedBox: "the box in the answer has only one of its markers, or they are the wrong way round"
        case .noBoxed: "the answer holds no \\boxed{}"
        case .unclosedBoxed: "no \\boxed{ in the answer is closed"
        case .noAction: "no line of the answer starts with Action:"
        case .noMatch(let pattern): "the pattern \(pattern) matches nothing in the answer"
        case .patternLimit(let pattern, let limit): "the pattern \(pattern) passed its limit on \(limit.description)"
        case .patternEngine(let pattern, let code): "matching the pattern \(pattern) failed with PCRE2 error \(code)"
        case .unknownPattern(let pattern): "there is no pattern \(pattern)"
        }
    }
}
