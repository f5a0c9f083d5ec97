public import AssayCore
import AssayJSON

extension MCQVerifier {
    static let choicesOption = Option<ChoiceTable>(
        "choices",
        schema: [
            "type": "object", "propertyNames": ["pattern": "^[A-Za-z]$"],
            "additionalProperties": ["type": ["string", "number"]],
        ], default: ChoiceTable(), defaultText: [:],
        "The options of the question by their letters; with them every decision is final"
    ) { (value) throws(OptionError) in try ChoiceTable(value) }
    static let multiOption = Option<Bool>.flag(
        "multi", default: false, "Whether any number of options may be right, so that sets are compared")
    static let partialOption = Option<PartialCredit>.choice(
        "partial", default: .none, "What a set that is partly right earns; jaccard pays for naming every option")
    static let kindOption = Option<AnswerKind>.choice(
        "kind", default: .choice, "Whether options, yes or no, or a short text as a whole is asked for")

    /// Name, options, ground truth and closed lists, as `/v1/verifiers` serves them.
    public static var specification: VerifierSpecification {
        VerifierSpecification(
            name: "mcq", version: 2,
            summary: "The letter or the text of an option; contradictions, hedges and several letters earn nothing",
            dataSources: ["mcq", "multiple_choice"],
            options: [
                choicesOption.specification, multiOption.specification, partialOption.specification,
                kindOption.specification,
            ],
            groundTruth: [
                "description": .string(
                    "A letter, or the text of exactly one option; with multi joined letters (\"AC\"), a list of letters "
                        + "or texts, or \"\" for none; yes or no for kind yes_no; one or several texts for vqa_text"),
                "anyOf": [
                    ["type": ["string", "number", "boolean"]],
                    ["type": "array", "items": ["type": ["string", "number"]], "maxItems": 64],
                ],
            ],
            rules: MCQRule.allCases.map(\.rawValue), limits: ["tokens", "work"], isQuick: true,
            example: VerifierSpecification.Example(
                prompt: "Which animal is in the second image?\nA. cat\nB. dog", answer: "(B) dog", groundTruth: "B",
                options: ["choices": ["A": "cat", "B": "dog"]]))
    }
}
