/// What `answer_type` may be.
enum AnswerType: String, CaseIterable, Sendable {
    case auto, number, year, text, list, table
}
