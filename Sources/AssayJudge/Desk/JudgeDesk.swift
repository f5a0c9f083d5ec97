public import AssayCore
import AssayJSON

/// Judges: gates first, then votes from memory, from a call that is on its way, or from a call of its own.
///
///     let desk = JudgeDesk(settings, transport: transport)
///     desk.judge(question, withinMilliseconds: 60_000, isWanted: { true }) { judgement in … }
public final class JudgeDesk: RolloutJudge {
    private let settings: PanelSettings
    private let transport: any JudgeTransport
    private let state: Confined<DeskState>
    private let counters: [JudgeCounters]
    private let gateCounters = JudgeGateCounters()

    /// A desk; nothing is sent before the first question.
    ///
    /// - Parameters:
    ///   - makeGenerator: makes randomness for jitter, nonces and canaries; the system's by default.
    ///   - onTrustChange: hears that a judge is out, and why, or in.
    public init(
        _ settings: PanelSettings, transport: any JudgeTransport,
        makeGenerator: () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() },
        onTrustChange: @escaping @Sendable (_ judge: String, _ problem: String?) -> Void = { _, _ in }
    ) {
        self.settings = settings
        self.transport = transport
        let lanes = settings.judges.map {
            JudgeLane($0, transport: transport, generator: makeGenerator(), onTrustChange: onTrustChange)
        }
        counters = lanes.map(\.counters)
        state = Confined(DeskState(settings, lanes: lanes, transport: transport))
    }

    /// Decides, asks, or says that nobody is there to ask.
    public func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        if settings.usesGates, let stop = AnswerGate.stop(question) {
            gateCounters.count(stop.gate)
            let outcome = Judgement.Outcome.decided(accuracy: 0, stop.reason, by: .gate(stop.gate.rawValue))
            return completion(Judgement(outcome, detail: ["gate": .string(stop.gate.rawValue)]))
        }
        // Whatever the answer is, a number is a rule's business.
        if AnswerGate.isNumeric(question) {
            gateCounters.count(.numericTruth)
            let detail: JSONObject = ["gate": .string(GateName.numericTruth.rawValue)]
            guard NumericText.isNumber(question.answer) else { return completion(Judgement(.notAsked, detail: detail)) }
            let outcome = Judgement.Outcome.decided(
                accuracy: 0, .incorrect, by: .gate(GateName.numericTruth.rawValue))
            return completion(Judgement(outcome, detail: detail))
        }
        guard settings.judges.contains(where: { $0.verifiers?.contains(question.verifier) ?? true }) else {
            return completion(Judgement(.notAsked))
        }
        let state = state
        let start = transport.now
        let isQueued = transport.perform {
            state.value.open(
                question, startedAt: start, deadline: start + Int64(max(1, milliseconds)) * 1_000_000,
                isWanted: isWanted, completion: completion)
        }
        if !isQueued { completion(Judgement(.failed(RolloutError(.judgeUnavailable, "the judges have stopped")))) }
    }

    /// Counters per judge and per gate.
    public var metrics: [JudgeMetric] { counters.flatMap(\.metrics) + gateCounters.metrics }
}
