public import AssayCore
import AssayJSON

/// Short answers in biology: exact text, numbers, truth values, letters, lists in any order.
///
/// See ``TextEngine`` for the rules.
public struct BiologyVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile(readsQuantities: true)

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "biology", "Short answers in biology: exact text, numbers, truth values, letters, lists in any order",
        dataSources: ["biology"],
        example: VerifierSpecification.Example(
            prompt: "Which organelle makes most of the ATP of a cell?", answer: "the mitochondrion",
            groundTruth: "Mitochondrion"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
