/// What sort of question was asked: the option `kind`.
enum AnswerKind: String, CaseIterable, Sendable {
    /// One of several options, or some of them.
    case choice
    /// Yes or no, in English or Chinese.
    case yesNo = "yes_no"
    /// A short text that is compared as a whole.
    case vqaText = "vqa_text"
}
