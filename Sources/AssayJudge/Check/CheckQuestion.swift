public import AssayCore

/// One of the ten questions `assay judge check` asks: its right answer is known.
public struct CheckQuestion: Sendable {
    /// What is asked.
    public let question: JudgeQuestion
    /// Whether the answer is right, or a good one for a reward model.
    public let isRight: Bool

    private init(_ verifier: String, _ question: String, _ answer: String, _ truth: String, isRight: Bool) {
        self.question = JudgeQuestion(
            verifier: verifier, dataSource: nil, question: question, answer: answer, groundTruth: truth)
        self.isRight = isRight
    }

    /// Five right ones and five wrong ones, two of them phrases that fool judges.
    public static let forJudges = [
        CheckQuestion("vqa", "What is on the roof?", "a crimson bird", "a red bird", isRight: true),
        CheckQuestion("vqa", "Which country is it?", "The United States", "USA", isRight: true),
        CheckQuestion("math", "Simplify.", "\\frac{1}{2}x", "x/2", isRight: true),
        CheckQuestion("chemistry", "Name the salt.", "sodium chloride", "NaCl", isRight: true),
        CheckQuestion(
            "long_doc", "When does the lease end?", "It ends on the last day of May.", "31 May", isRight: true),
        CheckQuestion("vqa", "What is on the roof?", "a blue kettle", "a red bird", isRight: false),
        CheckQuestion("math", "Simplify.", "x^2", "2x", isRight: false),
        CheckQuestion("long_doc", "Who signed the lease?", "the tenant alone", "both parties", isRight: false),
        CheckQuestion("vqa", "What is the man doing?", "Solution", "riding a bicycle", isRight: false),
        CheckQuestion(
            "vqa", "What is the man doing?", "Let's solve this problem step by step.", "riding a bicycle",
            isRight: false),
    ]

    /// Five tasks, each with a good answer and a poor one.
    public static let forRewardModels: [CheckQuestion] = [
        ("Write one sentence about the sea.", "The sea keeps its own slow time under every wind.", "sea sea sea sea"),
        (
            "Explain why the sky is blue.",
            "Air scatters short wavelengths more, so blue light reaches us from all sides.", "idk"
        ),
        (
            "Thank a colleague for a review.", "Thank you for reading my change so closely; it is better for it.",
            "whatever"
        ),
        (
            "Give three uses of a ladder.", "Painting a ceiling, pruning a tree, and reaching a high shelf.",
            "banana 77 qqqq"
        ),
        (
            "Say how to boil an egg.", "Lower it into boiling water, wait eight minutes, then cool it under the tap.",
            "egg."
        ),
    ].flatMap { task, good, poor in
        [
            CheckQuestion("general", task, good, "", isRight: true),
            CheckQuestion("general", task, poor, "", isRight: false),
        ]
    }
}
