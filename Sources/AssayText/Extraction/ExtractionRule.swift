/// How the answer is found in the answer part of a response.
public enum ExtractionRule: Sendable, Hashable {
    /// The content of the GLM box, of which there has to be exactly one.
    case box
    /// The content of the last `\boxed{…}` whose braces balance; where boxes before it are joined to it (by spaces,
    /// commas, "and", "or"), all of them together.
    case boxed
    /// The GLM box if there is exactly one, else the last `\boxed{…}`, else the answer part as a whole.
    case auto
    /// The answer part as a whole.
    case none
    /// What follows the last line that starts with `Action:`.
    case action
    /// What a pattern of the configuration, by its name, finds last.
    case pattern(String)

    /// Reads a public name: `box`, `boxed`, `auto`, `none`, `action` or `pattern:NAME`.
    public init?(name: String) {
        switch name {
        case "box": self = .box
        case "boxed": self = .boxed
        case "auto": self = .auto
        case "none": self = .none
        case "action": self = .action
        default:
            let prefix = "pattern:"
            guard name.utf8.starts(with: prefix.utf8), name.utf8.count > prefix.utf8.count else { return nil }
            self = .pattern(String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
        }
    }

    /// The public name.
    public var name: String {
        switch self {
        case .box: "box"
        case .boxed: "boxed"
        case .auto: "auto"
        case .none: "none"
        case .action: "action"
        case .pattern(let name): "pattern:\(name)"
        }
    }

    /// Whether the rule finds nothing unless the answer holds exactly one GLM box. ``EnvelopeSettings/requiresBox``
    /// has to agree with it, or an answer that is meant to have no box would break the structure.
    public var requiresBox: Bool { self == .box }
}
