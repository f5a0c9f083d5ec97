public import AssayCore
import AssayJSON

/// Short answers in geography: names as they are written, commas included, and numbers.
///
/// See ``TextEngine`` for the rules.
public struct GeographyVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile(isPlace: true, readsQuantities: true)

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "geography", "Short answers in geography: names as they are written, commas included, and numbers",
        dataSources: ["geography"],
        example: VerifierSpecification.Example(
            prompt: "What is the capital of France?", answer: "paris", groundTruth: "Paris"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
