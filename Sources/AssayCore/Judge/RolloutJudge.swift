/// Decides what rules leave undecided, later and on a thread of its own.
public protocol RolloutJudge: Sendable {
    /// Asks; the completion runs exactly once, on any thread, and must not wait.
    ///
    /// - Parameters:
    ///   - milliseconds: the time there is; after it the judgement is `failed`.
    ///   - isWanted: asked now and then; false ends calls nobody waits for any more.
    func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void)

    /// Whether the next row that rules decide is looked at by an audit judge too; each call draws anew.
    func wantsAudit() -> Bool

    /// Has the audit judge look at a row that rules decided; returns at once and changes no verdict.
    func audit(_ question: JudgeQuestion, isRight: Bool)

    /// Counters and gauges for `/metrics`.
    var metrics: [JudgeMetric] { get }
}

extension RolloutJudge {
    /// No audit.
    public func wantsAudit() -> Bool { false }
    /// No audit.
    public func audit(_ question: JudgeQuestion, isRight: Bool) {}
}

/// One value for `/metrics`.
public struct JudgeMetric: Sendable, Hashable {
    /// The name without the prefix `assay_judge_`.
    public let name: String
    /// What it is.
    public let help: String
    /// Whether it only grows.
    public let isCounter: Bool
    /// Label names and values; never a key, an address or a text of a rollout.
    public let labels: [String: String]
    /// The value.
    public let value: Int

    /// A value.
    public init(_ name: String, _ help: String, isCounter: Bool = true, labels: [String: String], value: Int) {
        self.name = name
        self.help = help
        self.isCounter = isCounter
        self.labels = labels
        self.value = value
    }
}
