/// What stops an answer before a judge sees it, as `gate:NAME` shows it: a closed list in docs/scoring.md.
public enum GateName: String, Sendable, CaseIterable {
    /// Nothing, or punctuation alone.
    case emptyAnswer = "empty_answer"
    /// A phrase that opens a solution and stands for one.
    case masterPhrase = "master_phrase"
    /// Words to the judge: orders, claims of being right, forged verdicts.
    case attackPhrase = "attack_phrase"
    /// Tokens that only a chat template writes.
    case controlToken = "control_token"
    /// Markup instead of text.
    case markup
    /// The question again.
    case questionEcho = "question_echo"
    /// A hedge, a range or several candidates against one ground truth.
    case hedge
    /// Far longer than the ground truth.
    case answerLength = "answer_length"
    /// Number against number: the rules' word is final.
    case numericTruth = "numeric_truth"
}
