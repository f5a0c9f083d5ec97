import AssayCore

/// One judge at work: its queue, endpoints, limits, retries and canaries. Lives on the transport's thread.
final class JudgeLane {
    private enum Trust {
        case untested
        case testing(left: Int)
        case trusted
        case out(problem: String, until: Int64)
    }

    private struct Endpoint {
        let url: String
        var breaker = CircuitBreaker()
    }

    let settings: JudgeSettings
    let counters: JudgeCounters
    /// Where an operator hears that a judge is out, or in again.
    private let onTrustChange: @Sendable (_ judge: String, _ problem: String?) -> Void
    private let transport: any JudgeTransport
    private var generator: any RandomNumberGenerator
    private var endpoints: [Endpoint]
    private var nextEndpoint = 0
    private var queue: [JudgeCall] = []
    private var canaries: [JudgeCall] = []
    private var inFlight = 0
    private var trust: Trust
    private var ledger = CanaryLedger()
    private var tokensSpent = 0
    private var moneySpent = 0.0
    private var rateTokens: Double
    private var rateAt: Int64
    private var pumpAt: Int64?
    /// Called with every call that is over and what came of it.
    var onEnd: (JudgeCall, JudgePoll.Ballot) -> Void = { _, _ in }

    init(
        _ settings: JudgeSettings, transport: any JudgeTransport, generator: any RandomNumberGenerator,
        onTrustChange: @escaping @Sendable (_ judge: String, _ problem: String?) -> Void
    ) {
        self.settings = settings
        self.transport = transport
        self.generator = generator
        self.onTrustChange = onTrustChange
        counters = JudgeCounters(judge: settings.name)
        endpoints = settings.endpoints.map { Endpoint(url: $0) }
        trust = settings.canaries.probation > 0 ? .untested : .trusted
        rateTokens = Double(settings.requestsPerMinute ?? 0)
        rateAt = transport.now
    }

    var queued: Int { queue.count }

    /// Queues a call.
    func add(_ call: JudgeCall) {
        if case .out(_, let until) = trust, transport.now >= until { trust = .untested }
        switch trust {
        case .out(let problem, _):
            return end(call, .failed(RolloutError(.judgeDistrusted, "judge \(settings.name) is out: \(problem)")))
        case .untested:
            queue.append(call)
            startProbation()
        case .testing: queue.append(call)
        case .trusted:
            queue.append(call)
            if Double.random(in: 0..<1, using: &generator) < settings.canaries.rate {
                canaries.append(drawCanary(isRight: Bool.random(using: &generator)))
            }
        }
        pump()
    }

    /// Drops what nobody waits for; cancels it where it is on its way.
    func dropUnwanted() { queue.removeAll { !$0.isWanted } }

    /// Cancels a call that is on its way.
    func cancel(_ call: JudgeCall) {
        if let token = call.token { transport.cancel(token) }
    }

    private func startProbation() {
        let count = max(2, settings.canaries.probation)
        trust = .testing(left: count)
        ledger = CanaryLedger()
        for index in 0..<count { canaries.append(drawCanary(isRight: index % 2 == 1)) }
    }

    private func drawCanary(isRight: Bool) -> JudgeCall {
        let item = CanaryDeck.draw(isRight: isRight, using: &generator)
        let settings = settings
        let template = JudgeTemplates.vqa
        return JudgeCall(
            key: [], template: template, canary: item.isRight,
            deadline: transport.now + Int64(settings.timeoutMilliseconds) * 4_000_000
        ) { nonce in
            ChatRequest.body(
                settings, template, question: item.question, answer: item.answer, groundTruth: item.groundTruth,
                sample: 0, nonce: nonce)
        }
    }

    /// Sends as much as limits allow.
    func pump() {
        while inFlight < settings.concurrency, let call = peek() {
            let now = transport.now
            guard call.isWanted, now < call.deadline else {
                take()
                end(call, .failed(RolloutError(.judgeTimeout, "no turn at judge \(settings.name) in time")))
                continue
            }
            guard hasBudget else {
                take()
                end(call, .failed(RolloutError(.judgeBudget, "the budget of judge \(settings.name) is spent")))
                continue
            }
            guard let endpoint = admittingEndpoint(now) else {
                if endpoints.allSatisfy(\.breaker.isDead) {
                    take()
                    end(call, .failed(RolloutError(.judgeUnavailable, "judge \(settings.name) does not answer")))
                    continue
                }
                let next = endpoints.map(\.breaker.openUntil).min() ?? now
                return pumpLater(max(next, now + 50_000_000))
            }
            if let wait = rateWait(now) {
                endpoints[endpoint].breaker.forget()
                return pumpLater(now + wait)
            }
            take()
            send(call, to: endpoint)
        }
        counters.set("in_flight", inFlight)
        counters.set("queued", queue.count + canaries.count)
        counters.set("breaker_open", endpoints.contains(where: \.breaker.isTripped) ? 1 : 0)
    }

    private func peek() -> JudgeCall? {
        if let canary = canaries.first { return canary }
        if case .trusted = trust { return queue.first }
        return nil
    }

    private func take() {
        if !canaries.isEmpty { canaries.removeFirst() } else { queue.removeFirst() }
    }

    private func pumpLater(_ time: Int64) {
        let now = transport.now
        if let pumpAt, pumpAt <= time, pumpAt > now { return }
        pumpAt = time
        let lane = Confined(self)
        _ = transport.schedule(afterNanoseconds: time - now) { lane.value.pump() }
    }

    private var hasBudget: Bool {
        if let budget = settings.tokenBudget, tokensSpent >= budget { return false }
        if let budget = settings.moneyBudget, moneySpent >= budget { return false }
        return true
    }

    private func admittingEndpoint(_ now: Int64) -> Int? {
        for step in 0..<endpoints.count {
            let index = (nextEndpoint + step) % endpoints.count
            guard endpoints[index].breaker.admits(now) else { continue }
            nextEndpoint = (index + 1) % endpoints.count
            return index
        }
        return nil
    }

    /// Nanoseconds until a request may be sent; nil where one may now, and is counted.
    private func rateWait(_ now: Int64) -> Int64? {
        guard let limit = settings.requestsPerMinute else { return nil }
        let perNanosecond = Double(limit) / 60e9
        rateTokens = min(max(1, Double(limit) / 60), rateTokens + Double(now - rateAt) * perNanosecond)
        rateAt = now
        guard rateTokens < 1 else {
            rateTokens -= 1
            return nil
        }
        return Int64((1 - rateTokens) / perNanosecond) + 1_000_000
    }

    private func send(_ call: JudgeCall, to endpoint: Int) {
        let nonce = String(UInt64.random(in: UInt64(1) << 60...UInt64.max, using: &generator), radix: 16)
        let now = transport.now
        let left = Int(max(1, (call.deadline - now) / 1_000_000))
        let request = JudgeRequest(
            url: endpoints[endpoint].url + "/chat/completions", key: settings.key, body: call.body(nonce),
            timeoutMilliseconds: min(settings.timeoutMilliseconds, left))
        inFlight += 1
        call.attempts += 1
        counters.add("calls_total")
        if call.attempts > 1 { counters.add("retries_total") }
        let state = Confined((lane: self, call: call))
        call.token = transport.send(request) { reply in
            let (lane, call) = state.value
            lane.receive(reply, call, endpoint, sentAt: now)
        }
    }

    private func receive(_ reply: JudgeReply, _ call: JudgeCall, _ endpoint: Int, sentAt: Int64) {
        inFlight -= 1
        call.token = nil
        defer { pump() }
        let now = transport.now
        switch reply {
        case .answer(200, let body, _):
            endpoints[endpoint].breaker.succeed()
            counters.add("latency_microseconds_total", Int((now - sentAt) / 1000))
            let (reading, usage) = ReplyReading.read(body, settings, call.template)
            spend(usage)
            switch reading {
            case .vote(let value): end(call, .vote(value, isCached: false))
            case .abstention(let why): end(call, .abstention(why))
            }
        case .answer(let status, _, let retryAfter) where [408, 409, 425, 429].contains(status) || status >= 500:
            if status >= 500 { endpoints[endpoint].breaker.fail(now) } else { endpoints[endpoint].breaker.forget() }
            if let retryAfter {
                endpoints[endpoint].breaker.pause(until: now + Int64(min(retryAfter, 3_600_000)) * 1_000_000)
            }
            retry(call, notBefore: retryAfter, "answers \(status)")
        case .answer(let status, _, _):
            endpoints[endpoint].breaker.succeed()
            let error = RolloutError(.judgeRefused, "judge \(settings.name) refuses the request with status \(status)")
            end(call, .failed(error))
        case .noAnswer:
            guard call.isWanted else {
                endpoints[endpoint].breaker.forget()
                return end(call, .failed(RolloutError(.judgeTimeout, "nobody waits any more")))
            }
            endpoints[endpoint].breaker.fail(now)
            retry(call, notBefore: nil, "gives no whole reply", outOfTime: .judgeTimeout)
        case .impossible:
            endpoints[endpoint].breaker.forget()
            end(call, .failed(RolloutError(.judgeRefused, "judge \(settings.name) cannot be asked or read")))
        }
    }

    private func spend(_ usage: ReplyReading.Usage) {
        counters.add("prompt_tokens_total", usage.prompt)
        counters.add("reply_tokens_total", usage.reply)
        tokensSpent = tokensSpent.addingReportingOverflow(usage.prompt).partialValue
        tokensSpent = tokensSpent.addingReportingOverflow(usage.reply).partialValue
        moneySpent += (Double(usage.prompt) * settings.promptPrice + Double(usage.reply) * settings.replyPrice) / 1e6
    }

    /// Waits and asks again, unless there is no attempt or no time left.
    private func retry(
        _ call: JudgeCall, notBefore milliseconds: Int?, _ what: String, outOfTime code: ErrorCode = .judgeUnavailable
    ) {
        let now = transport.now
        let cap = min(8_000.0, 200.0 * Double(1 << min(call.attempts - 1, 10)))
        let jittered = Double.random(in: cap / 4...cap, using: &generator)
        let wait = Int64(max(jittered, Double(min(milliseconds ?? 0, 3_600_000)))) * 1_000_000
        guard call.attempts <= settings.retries, now + wait < call.deadline else {
            let isOutOfTime = code == .judgeTimeout && call.attempts <= settings.retries
            let error = RolloutError(
                isOutOfTime ? .judgeTimeout : .judgeUnavailable,
                "judge \(settings.name) \(what); attempts: \(call.attempts)")
            return end(call, .failed(error))
        }
        let state = Confined((lane: self, call: call))
        _ = transport.schedule(afterNanoseconds: wait) {
            let (lane, call) = state.value
            if call.canary != nil { lane.canaries.append(call) } else { lane.readd(call) }
            lane.pump()
        }
    }

    private func readd(_ call: JudgeCall) {
        if case .out(let problem, _) = trust {
            return end(call, .failed(RolloutError(.judgeDistrusted, "judge \(settings.name) is out: \(problem)")))
        }
        queue.append(call)
    }

    private func end(_ call: JudgeCall, _ ballot: JudgePoll.Ballot) {
        switch ballot {
        case .vote: counters.add("votes_total")
        case .abstention: counters.add("abstentions_total")
        case .failed: counters.add("failures_total")
        }
        guard let isRight = call.canary else {
            // Replies that were on their way when the judge went out are not believed either.
            if case .out(let problem, _) = trust, case .vote = ballot {
                let error = RolloutError(.judgeDistrusted, "judge \(settings.name) is out: \(problem)")
                return onEnd(call, .failed(error))
            }
            return onEnd(call, ballot)
        }
        if case .vote(let value, _) = ballot {
            ledger.note(value, isRight: isRight)
            counters.add("canaries_total")
            if isRight, value < 0.5 { counters.add("canary_false_negatives_total") }
            if !isRight, value >= 0.5 { counters.add("canary_false_positives_total") }
        }
        review()
    }

    /// Looks at the ledger after a known item.
    private func review() {
        if case .out = trust { return }
        if let problem = ledger.problem(settings.canaries) {
            trust = .out(
                problem: problem, until: transport.now + Int64(settings.canaries.retestMilliseconds) * 1_000_000)
            counters.set("distrusted", 1)
            onTrustChange(settings.name, problem)
            failQueue(RolloutError(.judgeDistrusted, "judge \(settings.name) is out: \(problem)"))
            return
        }
        guard case .testing(let left) = trust else { return }
        guard left <= 1 else {
            trust = .testing(left: left - 1)
            return
        }
        // Too few replies that count: the judge is not reached, or does not keep to its form.
        guard ledger.seen * 2 >= settings.canaries.probation else {
            trust = .untested
            return failQueue(
                RolloutError(
                    .judgeUnavailable, "judge \(settings.name) gave too few clear replies to the known items"))
        }
        trust = .trusted
        counters.set("distrusted", 0)
        onTrustChange(settings.name, nil)
    }

    private func failQueue(_ error: RolloutError) {
        let waiting = queue
        queue = []
        canaries = []
        for call in waiting { end(call, .failed(error)) }
    }
}

/// A value that is touched on the transport's thread alone, carried there by closures.
struct Confined<Value>: @unchecked Sendable {  // guarded by the thread: see ``JudgeTransport``.
    let value: Value
    init(_ value: Value) { self.value = value }
}
