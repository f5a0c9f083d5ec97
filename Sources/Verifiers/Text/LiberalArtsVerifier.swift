public import AssayCore
import AssayJSON

/// Short answers in the humanities: exact text, years and other numbers exactly, letters.
///
/// See ``TextEngine`` for the rules.
public struct LiberalArtsVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile(readsQuantities: true)

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "liberal_arts", "Short answers in the humanities: exact text, years and other numbers exactly, letters",
        dataSources: ["liberal_arts"],
        example: VerifierSpecification.Example(
            prompt: "In which year did the First World War begin?", answer: "1914", groundTruth: "1914"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
