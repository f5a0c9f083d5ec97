public import AssayCore
import AssayJSON
import MathEngine

extension MathVerifier {
    /// Name, data sources, options, rules and an example.
    public static let specification = VerifierSpecification(
        name: "math", version: 3,
        summary:
            "Numbers, expressions, sets, intervals, relations, tuples and matrices in LaTeX and plain text; other texts if equal",
        dataSources: ["math", "geometry3k", "logic"],
        options: [
            MathOptions.tolerance.specification, MathOptions.percent.specification, MathOptions.unit.specification,
            MathOptions.order.specification, MathOptions.relationAsSet.specification,
        ],
        groundTruth: [
            "type": ["string", "number"],
            "description":
                "A number in plain or LaTeX notation (\"42\", \"\\\\frac{1}{2}\", \"1.6\\\\times10^{-19}\", \"28\\\\%\"), or any text, which only the same text equals; \\\\boxed{} is read by its last box",
        ],
        rules: Rule.names,
        limits: AnswerReading.Limit.allCases.map(\.rawValue) + Limit.allCases.map(\.rawValue), isQuick: true,
        example: VerifierSpecification.Example(
            prompt: "A fair die is rolled twice. What is the probability that the sum is 7?", answer: "\\frac{6}{36}",
            groundTruth: "1/6"))
}
