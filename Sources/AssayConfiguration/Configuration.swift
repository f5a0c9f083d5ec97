public import AssayScoring

/// The configuration of a daemon or of one run of the command, as `assay.yaml` spells it.
public struct Configuration: Sendable {
    /// Addresses as written: `127.0.0.1:8787`, `[::1]:8787` or `unix:/path`.
    public var listen = ["127.0.0.1:8787"]
    /// Sizes and counts.
    public var limits = LimitSettings()
    /// Times.
    public var deadlines = DeadlineSettings()
    /// What can change a verdict.
    public var scoring = ScoringSettings()
    /// The trainers' protocols.
    public var doors = DoorTable()
    /// What is logged, and how.
    public var log = LogSettings()
    /// The hash of everything above that can change a verdict.
    public var hash: String

    /// The defaults, as `assay serve` without `--config` uses them.
    public init() { hash = ScoringFingerprint.hash(of: ScoringSettings(), doors: DoorTable(), patternSources: [:]) }
}
