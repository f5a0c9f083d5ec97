import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// What the trainers' doors share: which verifier scores a row under which options, and what a row without a score
/// does to the reply.
struct DoorScoring: Sendable {
    let name: DoorName
    let state: ServiceState
    let current: ServiceState.Current
    let exchange: Exchange
    let settings: DoorSettings
    /// The verifier the address names.
    private let addressed: String?

    private var endpoint: Endpoint { name == .slime ? .slime : .openrlhf }

    /// A request to a door; `path` is the verifier in its path.
    init(_ name: DoorName, _ state: ServiceState, _ exchange: Exchange, path: String?) {
        self.name = name
        self.state = state
        self.exchange = exchange
        current = state.current
        settings = current.doors[name]
        addressed = path ?? exchange.head.query("verifier")
    }

    /// The clock and the detail for the rows.
    ///
    /// - Throws: ``RolloutError`` of the whole request: another configuration, or an address that names no verifier.
    func rows(detail: DetailLevel) throws(RolloutError) -> RowScorer {
        let reading = try RequestReading(exchange.head, current, door: name)
        if let addressed, state.registry[addressed] == nil {
            throw RolloutError(
                .unknownVerifier, field: "verifier",
                "there is no verifier \(addressed.debugDescription); there are"
                    + " \(state.registry.names.joined(separator: ", "))")
        }
        return RowScorer(
            scorer: current.scorer, judge: current.judge, counters: state.rollouts, queuedSince: exchange.queuedSince,
            deadlineMilliseconds: reading.deadlineMilliseconds, detail: detail)
    }

    /// The rollout of a row, or its mistake.
    func rollout(of row: DoorRow) -> Result<RolloutRow, RolloutError> {
        if let problem = row.label.problem { return .failure(problem) }
        return row.response.map { response in
            let label = row.label
            let verifier = addressed ?? label.verifier ?? (label.dataSource == nil ? settings.verifier : nil)
            return RolloutRow(
                rollout: Rollout(
                    verifier: verifier, dataSource: label.dataSource, prompt: response.prompt,
                    content: .response(response.text), groundTruth: label.groundTruth,
                    options: options(label, verifier: verifier, response.text)), detail: nil)
        }
    }

    /// The door's options under those of the data source's route and of the label. For another verifier than the
    /// door's own only those that every verifier has.
    private func options(_ label: DoorLabel, verifier: String?, _ response: String) -> JSONObject {
        let scoring = current.scorer.settings
        let route = label.dataSource.flatMap { scoring.routing[$0] }
        let name = verifier ?? route?.verifier
        var options = JSONObject()
        for member in settings.options.members
        where route?.options[member.key] == nil && (name == settings.verifier || Self.common.contains(member.key)) {
            options[member.key] = member.value
        }
        options = options.merging(label.options)
        let below = (name.flatMap { scoring.verifierOptions[$0] } ?? [:]).merging(route?.options ?? [:])
        let all = below.merging(options)
        if all["extraction"] == "auto", all["layout"] == nil { Self.takeAsItComes(response, into: &options) }
        return options
    }

    /// `extraction: auto` without a `layout`: trainers' models write with a thought or without one, and a chat template
    /// may have opened it.
    private static func takeAsItComes(_ response: String, into options: inout JSONObject) {
        let bytes = response.utf8Span.span
        let hasOpen = contains(bytes, Self.thoughtOpens)
        guard hasOpen || contains(bytes, Self.thoughtCloses) else {
            options["layout"] = "none"
            return
        }
        options["layout"] = "think"
        if !hasOpen { options["think_prefilled"] = true }
    }

    private static func contains(_ text: Span<UInt8>, _ tag: [UInt8]) -> Bool {
        var start = 0
        while start + tag.count <= text.count {
            var length = 0
            while length < tag.count, text[start + length] == tag[length] { length += 1 }
            if length == tag.count { return true }
            start += 1
        }
        return false
    }

    private static let thoughtOpens = Array("<think>".utf8)
    private static let thoughtCloses = Array("</think>".utf8)
    private static let common = Set(CommonOptions.specifications.map(\.name))

    /// What the client is told of a verdict without a score; nil for one with.
    func fallback(for verdict: Verdict) -> DoorFallback? {
        switch verdict.outcome {
        case .scored, .undecided: nil
        case .invalid: settings.onInvalid
        case .failed: settings.onFailed
        }
    }

    /// Reports the rows without a score; the error that answers the whole request, where a row calls for one.
    func refusal(of verdicts: [Verdict]) -> RolloutError? {
        var refusal: RolloutError?
        for verdict in verdicts {
            guard let told = fallback(for: verdict), let error = verdict.outcome.error else { continue }
            state.doorEvents.row(name, error, told: told)
            if told == .error { refusal = refusal ?? error }
        }
        return refusal
    }

    /// Scores here if all rows' verifiers are quick, else on a worker.
    func run(isOnLoop: Bool, _ rollouts: [Result<RolloutRow, RolloutError>], _ job: @escaping @Sendable () -> Void) {
        let isQuick = rollouts.allSatisfy { rollout in
            (try? rollout.get()).map { current.scorer.router.isQuick($0.rollout) } ?? true
        }
        if isOnLoop, !isQuick { exchange.pool.submit(job) } else { job() }
    }

    /// Sends a reply.
    func finish(_ body: [UInt8]) {
        state.finish(exchange, endpoint, Response(.ok, contentType: "application/json", body: body))
    }

    /// Refuses the whole request.
    func refuse(_ error: RolloutError) {
        state.doorEvents.refused(name, error)
        state.finish(exchange, endpoint, ErrorReply.response(error))
    }
}

extension RowScorer {
    /// The verdict on a row of a door.
    func verdict(on rollout: Result<RolloutRow, RolloutError>) -> Verdict {
        switch rollout {
        case .success(let row): verdict(on: row)
        case .failure(let error): verdict(on: RowReadingError(id: nil, error: error))
        }
    }
}
