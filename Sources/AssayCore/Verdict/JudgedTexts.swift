/// What a judge compares where that is less than the extracted answer and the whole ground truth: an action's text,
/// not the call it stands in.
public struct JudgedTexts: Sendable, Hashable {
    /// What the model answered, hostile.
    public let answer: String
    /// What would have been right.
    public let groundTruth: String

    /// Pairs the two.
    public init(answer: String, groundTruth: String) {
        self.answer = answer
        self.groundTruth = groundTruth
    }
}
