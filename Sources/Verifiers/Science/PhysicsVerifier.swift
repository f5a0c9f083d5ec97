public import AssayCore
public import AssayJSON

/// Physics: a quantity is equal in any unit of its dimension; a number where one side has no unit.
///
/// See ``ScienceEngine`` for the rules.
public struct PhysicsVerifier: Verifier {
    /// Name, data sources, options and an example, as `/v1/verifiers` serves them.
    public static let specification = ScienceEngine.specification(
        "physics", "Quantities with units, converted and compared by dimension; numbers and texts as in mathematics",
        description:
            "A quantity (\"9.8 m/s^2\", \"1.6\\\\times10^{-19}\\\\,\\\\mathrm{C}\"), a number, or any text, which only the same text equals",
        example: VerifierSpecification.Example(
            prompt: "How fast does a stone fall after one second?", answer: "35.28\\ \\mathrm{km/h}",
            groundTruth: "9.8 m/s"))

    private let engine: ScienceEngine

    /// Reads `tolerance`, `percent` and `unit`.
    public init(options: OptionValues) throws(OptionError) { engine = try ScienceEngine(options, isChemistry: false) }

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
