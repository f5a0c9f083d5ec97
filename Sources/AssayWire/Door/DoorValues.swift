public import AssayCore

/// What a trainer that knows numbers alone is told of one verdict, under keys that depend on the configuration alone.
public struct DoorValues: Sendable {
    /// The score; 0 where there is none.
    public let score: Double
    /// Named numbers: accuracy, the format components, `format` (1 where all of these hold), then what became of the
    /// row (`undecided`, `invalid`, `failed`: 0 or 1) and `verify_ms`.
    public let logs: [(key: String, value: Double)]

    /// The values of a verdict.
    public init(_ verdict: Verdict) {
        var logs = verdict.components.map { (key: $0.key, value: $0.value ?? 0) }
        logs.append(("format", verdict.components.dropFirst().map { $0.value ?? 0 }.min() ?? 1))
        let status = verdict.outcome.status
        for name in ["undecided", "invalid", "failed"] { logs.append((name, status == name ? 1 : 0)) }
        logs.append(("verify_ms", Double(verdict.timing.verify + verdict.timing.judge) / 1000))
        self.logs = logs
        score = verdict.outcome.score ?? 0
    }
}
