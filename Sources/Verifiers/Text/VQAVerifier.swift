public import AssayCore
import AssayJSON

/// Short answers about one image: exact text, numbers, truth values, letters; the rest is undecided.
///
/// See ``TextEngine`` for the rules.
public struct VQAVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile()

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "vqa", "Short answers about one image: exact text, numbers, truth values, letters; the rest is undecided",
        dataSources: ["vqa"],
        example: VerifierSpecification.Example(
            prompt: "What does the sign say?", answer: "“Main  Street”", groundTruth: "Main Street"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
