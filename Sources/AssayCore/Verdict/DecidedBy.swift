/// Who decided: written `rule:NAME`, `judge:MODEL`, `gate:NAME` or `limit:NAME`.
public enum DecidedBy: Sendable, Hashable {
    /// A rule of the verifier; the name is one of its ``VerifierSpecification/rules``.
    case rule(String)
    /// A model, by its name.
    case judge(String)
    /// A component set to `gate`, by its key.
    case gate(String)
    /// A limit, by its name.
    case limit(String)

    /// The text in a verdict.
    public var text: String {
        switch self {
        case .rule(let name): "rule:" + name
        case .judge(let name): "judge:" + name
        case .gate(let name): "gate:" + name
        case .limit(let name): "limit:" + name
        }
    }
}
