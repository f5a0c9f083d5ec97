/// What a judge is asked where rules could prove neither right nor wrong.
public struct JudgeQuestion: Sendable, Hashable {
    /// The verifier that left it undecided; it chooses the template.
    public let verifier: String
    /// The data source, for metrics.
    public let dataSource: String?
    /// What the model was asked, as text; empty where the caller sent no prompt.
    public let question: String
    /// The extracted answer, hostile.
    public let answer: String
    /// The ground truth as text.
    public let groundTruth: String
    /// Whether the ground truth came as a JSON number.
    public let isNumber: Bool

    /// A question.
    public init(
        verifier: String, dataSource: String?, question: String, answer: String, groundTruth: String,
        isNumber: Bool = false
    ) {
        self.verifier = verifier
        self.dataSource = dataSource
        self.question = question
        self.answer = answer
        self.groundTruth = groundTruth
        self.isNumber = isNumber
    }

    /// The question with answer and ground truth in each other's place.
    public var swapped: JudgeQuestion {
        JudgeQuestion(
            verifier: verifier, dataSource: dataSource, question: question, answer: groundTruth, groundTruth: answer,
            isNumber: isNumber)
    }
}
