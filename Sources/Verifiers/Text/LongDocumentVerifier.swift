public import AssayCore
import AssayJSON

/// Short answers about long documents: exact text, numbers, lists in any order.
///
/// See ``TextEngine`` for the rules.
public struct LongDocumentVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile()

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "long_doc", "Short answers about long documents: exact text, numbers, lists in any order",
        dataSources: ["long_doc", "longdoc"],
        example: VerifierSpecification.Example(
            prompt: "Which two departments grew in 2021?", answer: "Research and Sales", groundTruth: "Sales, Research")
    )

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
