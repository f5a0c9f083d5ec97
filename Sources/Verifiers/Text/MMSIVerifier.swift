public import AssayCore
import AssayJSON

/// Spatial answers over several images: numbers within a tolerance, degrees and percent folded, letters.
///
/// See ``TextEngine`` for the rules.
public struct MMSIVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile(foldsUnits: true, hasTolerance: true)

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "mmsi", "Spatial answers over several images: numbers within a tolerance, degrees and percent folded, letters",
        dataSources: ["mmsi", "spatial"],
        example: VerifierSpecification.Example(
            prompt: "By how many degrees did the camera turn?", answer: "90°", groundTruth: "90"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads the tolerance.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
