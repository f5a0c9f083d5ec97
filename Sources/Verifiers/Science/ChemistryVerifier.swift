public import AssayCore
public import AssayJSON

/// Chemistry: formulas, equations and names of species, and whatever ``PhysicsVerifier`` reads.
///
/// See ``ScienceEngine`` for the rules.
public struct ChemistryVerifier: Verifier {
    /// Name, data sources, options and an example, as `/v1/verifiers` serves them.
    public static let specification = ScienceEngine.specification(
        "chemistry",
        "Formulas, equations and names of species, quantities with units; numbers and texts as in mathematics",
        description:
            "A formula, an equation, the name of a species, a quantity, a number, or any text, which only the same text equals",
        example: VerifierSpecification.Example(
            prompt: "Write the equation for burning hydrogen.", answer: "O_2 + 2H_2 \\rightarrow 2H_2O",
            groundTruth: "2H2 + O2 = 2H2O"))

    private let engine: ScienceEngine

    /// Reads `tolerance`, `percent` and `unit`.
    public init(options: OptionValues) throws(OptionError) { engine = try ScienceEngine(options, isChemistry: true) }

    /// Reads a string, or a JSON number by its literal.
    ///
    /// - Throws: ``GroundTruthError`` for anything else and for what no answer could equal.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> ScienceGroundTruth {
        try engine.readGroundTruth(value)
    }

    /// Compares an answer with a ground truth.
    public func verify(
        _ answer: String, against groundTruth: ScienceGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        engine.verify(answer, against: groundTruth, in: &context)
    }
}
