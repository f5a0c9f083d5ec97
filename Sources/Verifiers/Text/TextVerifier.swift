public import AssayCore
public import AssayJSON

/// A domain of short texts: a name, a profile, an example; the engine is shared.
public protocol TextVerifier: Verifier where GroundTruth == TextGroundTruth {
    /// What the domain does differently.
    static var profile: TextProfile { get }
    /// The engine, with the options in force.
    var engine: TextEngine { get }
}

extension TextVerifier {
    /// Reads a text, a number, or a list of these.
    ///
    /// - Throws: ``GroundTruthError`` for anything else, and for an empty text.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> TextGroundTruth {
        try engine.readGroundTruth(value)
    }

    /// Compares an answer with the right one: decided where rules can decide, else undecided.
    public func verify(
        _ answer: String, against groundTruth: TextGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        engine.verify(answer, against: groundTruth, in: &context)
    }

    static func described(
        _ name: String, _ summary: String, dataSources: [String], example: VerifierSpecification.Example
    ) -> VerifierSpecification {
        let takesList = profile.maxCodePoints == nil
        let rules = TextRule.allCases.filter {
            ($0 != .guessLength || !takesList) && ($0 != .quantity || profile.readsQuantities)
        }
        return VerifierSpecification(
            name: name, version: 3, summary: summary, dataSources: dataSources,
            options: profile.hasTolerance ? [TextEngine.toleranceOption.specification] : [],
            groundTruth: [
                "type": takesList ? ["string", "number", "array"] : ["string", "number"],
                "items": ["type": ["string", "number"]],
                "description": .string(
                    takesList ? "A text, a number, or a list in any order; not empty" : "A text or a number; not empty"),
            ],
            rules: rules.map(\.rawValue), limits: ["text_bytes", "work"], isQuick: true, example: example)
    }
}
