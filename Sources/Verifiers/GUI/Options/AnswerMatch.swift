/// How the text of an `answer` action is compared: an answer to a question, not something typed.
enum AnswerMatch: String, CaseIterable, Sendable {
    /// Equal texts are right; whether others mean the same is a judge's to say.
    case judge
    /// As every other text, by `text_metric` and `text_threshold`, finally.
    case text
}
