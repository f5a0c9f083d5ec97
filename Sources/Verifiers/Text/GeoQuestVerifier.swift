public import AssayCore
import AssayJSON

/// Where a photo was taken: one guess of at most 50 code points, exact or undecided.
///
/// See ``TextEngine`` for the rules.
public struct GeoQuestVerifier: TextVerifier {
    /// What the domain does differently.
    public static let profile = TextProfile(isPlace: true, maxCodePoints: 50)

    /// Name, data sources and an example, as `/v1/verifiers` serves them.
    public static let specification = described(
        "geoquest", "Where a photo was taken: one guess of at most 50 code points, exact or undecided",
        dataSources: ["geoquest", "geoguess", "geoguesser"],
        example: VerifierSpecification.Example(
            prompt: "Which landmark is in the photo, and where?", answer: "Eiffel Tower, Paris",
            groundTruth: "Eiffel tower, Paris"))

    /// The engine, with the options in force.
    public let engine: TextEngine

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` for a value the option does not take.
    public init(options: OptionValues) throws(OptionError) { engine = try TextEngine(Self.profile, options) }
}
