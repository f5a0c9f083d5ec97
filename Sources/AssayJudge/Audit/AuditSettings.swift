/// A judge that looks at a share of the rows that rules decided: reward that rises while the truth falls shows here.
public struct AuditSettings: Sendable, Hashable {
    /// Rows that may wait for it; more are dropped and counted.
    static let maxQueued = 4096

    /// The judge; it has no say in any score.
    public var judge: JudgeSettings
    /// The share of rows that rules decided, 0…1.
    public var rate = 0.01

    /// An audit at the default share.
    public init(judge: JudgeSettings) { self.judge = judge }
}
