/// What may wait in one stream; nothing is unlimited.
public struct StreamLimits: Sendable, Hashable {
    /// Verdicts that wait for their reader, in bytes; with more no further row is taken.
    public var maxUnsentBytes = 64 << 20
    /// Rows that wait for a judge; with more no further row is taken.
    public var maxPendingRows = 4096

    /// The defaults.
    public init() {}
}
