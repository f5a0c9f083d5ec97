/// Why a rollout got its score: a closed list, documented in docs/scoring.md, where a test compares the two.
public enum Reason: String, Sendable, CaseIterable {
    /// The answer is right.
    case correct
    /// The answer is right in part.
    case partial
    /// The answer is wrong.
    case incorrect
    /// The response holds no answer where one was looked for.
    case noAnswer = "no_answer"
    /// A component that is set to `gate` failed.
    case formatViolation = "format_violation"
    /// The answer offers several values where one was asked for.
    case ambiguousAnswer = "ambiguous_answer"
    /// The response is larger, deeper or costlier than the limits allow.
    case outOfLimits = "out_of_limits"
    /// A judge decided that the answer is right.
    case judgedCorrect = "judged_correct"
    /// A judge decided that the answer is wrong.
    case judgedIncorrect = "judged_incorrect"
    /// The rules could prove neither right nor wrong and no judge is configured.
    case undecided

    /// Which reason is reported where several hold: lower wins.
    public var precedence: Int {
        switch self {
        case .outOfLimits: 0
        case .formatViolation: 1
        case .noAnswer: 2
        case .ambiguousAnswer: 3
        default: 4
        }
    }
}
