public import AssayCore
import AssayJSON

/// Short answers about several images: exact text, numbers within a tolerance, letters.
///
/// See ``TextEngine`` for the rules.
public struct MultiImageVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile(hasTolerance: true)

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "multi_image", "Short answers about several images: exact text, numbers within a tolerance, letters",
        dataSources: ["multi_image"],
        example: VerifierSpecification.Example(
            prompt: "What is the difference of the two readings?", answer: "0.50", groundTruth: "0.5"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads the tolerance.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
