import AssayCore
import AssayJSON
import AssayText

/// Answers that are one word, whatever its case.
struct WordVerifier: Verifier {
    static let ignoreCase = Option<Bool>.flag("ignore_case", default: true, "Whether capitals are small letters")

    static let specification = VerifierSpecification(
        name: "word", version: 1, summary: "one word", dataSources: ["word"],
        options: [ignoreCase.specification],
        groundTruth: ["type": "string", "description": "One word."],
        rules: ["word"], limits: ["word_bytes"],
        example: .init(prompt: "Which animal is it?", answer: "Zebra", groundTruth: "zebra"))

    private let ignoresCase: Bool

    init(options: OptionValues) throws(OptionError) { ignoresCase = try options[Self.ignoreCase] }

    func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> String {
        guard case .string(let word) = value, !word.isEmpty, !word.contains(" ") else {
            throw GroundTruthError("must be one word")
        }
        return key(word)
    }

    func verify(_ answer: String, against groundTruth: String, in context: inout VerificationContext) -> Finding {
        guard answer.utf8.count <= 256 else { return .outOfLimits("word_bytes") }
        if answer.isEmpty { return .wrong(.noAnswer, by: "word") }
        return key(answer) == groundTruth ? .correct(by: "word") : .wrong(by: "word")
    }

    private func key(_ word: String) -> String { ignoresCase ? UnicodeText.caseFolded(word) : word }
}
