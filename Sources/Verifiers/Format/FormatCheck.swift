/// What of the format is checked: `check`.
public enum FormatCheck: String, Sendable, CaseIterable {
    /// Everything.
    case all
    /// The envelope, and the box where none belongs.
    case structure
    /// Long paragraphs of two languages.
    case languageMix = "language_mix"
    /// Text repeated over and over.
    case repetition

    /// The keys of the components that are looked at.
    var components: Set<String> {
        switch self {
        case .all: ["structure", "language_mix", "repetition", "box_in_non_verifiable"]
        case .structure: ["structure", "box_in_non_verifiable"]
        case .languageMix: ["language_mix"]
        case .repetition: ["repetition"]
        }
    }
}
