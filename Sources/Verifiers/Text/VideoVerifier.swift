public import AssayCore
import AssayJSON

/// Short answers about videos: exact text, numbers, truth values, letters.
///
/// See ``TextEngine`` for the rules.
public struct VideoVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile()

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "video", "Short answers about videos: exact text, numbers, truth values, letters",
        dataSources: ["video"],
        example: VerifierSpecification.Example(
            prompt: "How many times does the door open?", answer: "three", groundTruth: "3"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
