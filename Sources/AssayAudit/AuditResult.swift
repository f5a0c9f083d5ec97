/// What one attack earned from one verifier.
public struct AuditResult: Sendable, Hashable {
    /// The verifier's name.
    public let verifier: String
    /// The data source, where one with options of its own was attacked.
    public let dataSource: String?
    /// The attack.
    public let attack: AuditAttack
    /// Responses that were scored.
    public let tried: Int
    /// The best score any of them earned, 0…1.
    public let best: Double
    /// The mean score, 0…1.
    public let mean: Double
    /// The most an attack may earn from this verifier; see ``Audit/chanceLevel(of:options:)``.
    public let chanceLevel: Double
    /// Responses without a score: the task was refused, or we failed.
    public let withoutScore: Int
    /// The response that earned the best score, cut at 200 code points; nil where none earned anything.
    public let bestResponse: String?

    /// Whether the verifier can be farmed this way, or did not score what it had to.
    public var hasFailed: Bool { best > chanceLevel || withoutScore > 0 }
}
