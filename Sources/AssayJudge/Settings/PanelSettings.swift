/// All judges and what they share; `judges:` in the configuration.
public struct PanelSettings: Sendable, Hashable {
    /// The judges.
    public var judges: [JudgeSettings] = []
    /// Valid votes a decision needs; nil for more than half of those asked.
    public var quorum: Int?
    /// Questions that may wait; more are `judge_overloaded`.
    public var maxQueued = 100_000
    /// Whether answers pass the gates before a judge sees them. Off only to measure what the gates stop.
    public var usesGates = true
    /// Bytes of replies kept in memory; 0 for none.
    public var cacheBytes = 64 << 20
    /// A file of votes that outlive the daemon; nil for none.
    public var cacheFile: String?
    /// Bytes that file may have; the oldest votes go first.
    public var cacheFileBytes = 1 << 30
    /// Days a vote on disk counts.
    public var cacheDays = 30
    /// Who looks at what rules decided; nil for nobody.
    public var audit: AuditSettings?
    /// A proxy for all calls; nil for none.
    public var proxy: String?
    /// Certificates to trust instead of the system's; nil for those.
    public var certificateFile: String?

    /// No judges.
    public init() {}

    /// Whether there is anyone to ask, about questions or for the audit.
    public var isEmpty: Bool { judges.isEmpty && audit == nil }
}
