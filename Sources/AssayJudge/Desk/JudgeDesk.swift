public import AssayCore
import AssayJSON
import Synchronization

/// Judges: gates first, then votes from memory, from a call that is on its way, or from a call of its own.
///
///     let desk = JudgeDesk(settings, transport: transport)
///     desk.judge(question, withinMilliseconds: 60_000, isWanted: { true }) { judgement in … }
public final class JudgeDesk: RolloutJudge {
    private let settings: PanelSettings
    private let transport: any JudgeTransport
    private let surroundings: DeskSurroundings
    private let estate: JudgeEstate
    /// Made by the transport's thread before its first use.
    private let state = Confined(StateBox())
    private let rows = Atomic<UInt64>(0)

    private final class StateBox { var state: DeskState? }

    /// A desk; nothing is sent before the first question.
    ///
    /// - Parameter predecessor: a desk on the same transport thread, whose memory, budgets, standings and counters this
    ///   one goes on with.
    public init(
        _ settings: PanelSettings, transport: any JudgeTransport,
        surroundings: DeskSurroundings = DeskSurroundings(), after predecessor: JudgeDesk? = nil
    ) {
        self.settings = settings
        self.transport = transport
        self.surroundings = surroundings
        estate = predecessor?.estate ?? JudgeEstate()
        let (state, estate) = (state, estate)
        _ = transport.perform {
            state.value.state = DeskState(settings, transport: transport, estate: estate, surroundings: surroundings)
        }
    }

    /// What is decided about a question before anyone is asked; nil where judges have to be.
    ///
    /// Counts nothing, so that it can be asked without a transport too.
    public static func ruling(on question: JudgeQuestion, _ settings: PanelSettings) -> Judgement? {
        if settings.judges.isEmpty { return Judgement(.notAsked) }
        let serving = settings.judges.filter { $0.serves(question.verifier) }
        let isPreference = !serving.isEmpty && serving.allSatisfy(\.form.isReward)
        if settings.usesGates, let stop = AnswerGate.stop(question, isPreference: isPreference) {
            let outcome = Judgement.Outcome.decided(accuracy: 0, stop.reason, by: .gate(stop.gate.rawValue))
            return Judgement(outcome, detail: ["gate": .string(stop.gate.rawValue)])
        }
        // Whatever the answer is, a number is a rule's business.
        if AnswerGate.isNumeric(question) {
            let detail: JSONObject = ["gate": .string(GateName.numericTruth.rawValue)]
            guard NumericText.isNumber(question.answer) else { return Judgement(.notAsked, detail: detail) }
            return Judgement(
                .decided(accuracy: 0, .incorrect, by: .gate(GateName.numericTruth.rawValue)), detail: detail)
        }
        return serving.isEmpty ? Judgement(.notAsked) : nil
    }

    /// Decides, asks, or says that nobody is there to ask.
    public func judge(
        _ question: JudgeQuestion, withinMilliseconds milliseconds: Int, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        if let ruling = Self.ruling(on: question, settings) {
            if let gate = ruling.detail["gate"]?.stringValue.flatMap(GateName.init) {
                estate.gateCounters.count(gate)
            }
            return completion(ruling)
        }
        let state = state
        let start = transport.now
        let isQueued = transport.perform {
            state.value.state?.open(
                question, startedAt: start, deadline: start + Int64(max(1, milliseconds)) * 1_000_000,
                isWanted: isWanted, completion: completion)
        }
        if !isQueued { completion(Judgement(.failed(RolloutError(.judgeUnavailable, "the judges have stopped")))) }
    }

    /// Draws rows for the audit at its rate, spread evenly over any order rows come in.
    public func wantsAudit() -> Bool {
        guard let audit = settings.audit else { return false }
        // A golden-ratio sequence: each share of rows holds its share of draws.
        let position = rows.wrappingAdd(0x9e37_79b9_7f4a_7c15, ordering: .relaxed).newValue
        return Double(position >> 11) * 0x1p-53 < audit.rate
    }

    /// Asks the audit judge about a row that rules decided; nothing waits for it.
    public func audit(_ question: JudgeQuestion, isRight: Bool) {
        guard let audit = settings.audit, audit.judge.serves(question.verifier) else { return }
        let state = state
        _ = transport.perform { state.value.state?.audit(question, rulesSayRight: isRight) }
    }

    /// Counters per judge and per gate, of the audit and of the votes on disk.
    public var metrics: [JudgeMetric] {
        let judges = settings.judges + (settings.audit.map { [$0.judge] } ?? [])
        return judges.flatMap { estate.counters(for: $0.name).metrics } + estate.gateCounters.metrics
            + (settings.audit == nil ? [] : estate.audits.metrics) + (surroundings.store?.metrics ?? [])
    }
}
