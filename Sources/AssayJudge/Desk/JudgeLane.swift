import AssayCore

/// One judge at work: its queue, endpoints, limits and retries; the canaries are in `JudgeLane+Canaries.swift`. Lives on
/// the transport's thread.
final class JudgeLane {
    enum Trust {
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
    /// The settings' parameters as they stand in every key.
    let parameters: String
    let counters: JudgeCounters
    let account: JudgeAccount
    /// Where an operator hears that a judge is out, or in again.
    let onTrustChange: @Sendable (_ judge: String, _ problem: String?) -> Void
    let transport: any JudgeTransport
    var generator: any RandomNumberGenerator
    private var endpoints: [Endpoint]
    private var nextEndpoint = 0
    var queue = CallQueue()
    /// Those that were sent in vain: they have waited longest, and go first.
    var retries = CallQueue()
    var canaries = CallQueue()
    private(set) var inFlight = 0
    var trust: Trust
    private var pumpAt: Int64?
    private var watch = HedgeWatch()
    /// Called with every call that is over, what came of it, and the reply's body where there is one.
    var onEnd: (JudgeCall, JudgePoll.Ballot, [UInt8]) -> Void = { _, _, _ in }
    /// Called when the canaries take the judge out.
    var onOut: () -> Void = {}

    init(
        _ settings: JudgeSettings, account: JudgeAccount, counters: JudgeCounters, transport: any JudgeTransport,
        generator: any RandomNumberGenerator,
        onTrustChange: @escaping @Sendable (_ judge: String, _ problem: String?) -> Void
    ) {
        self.settings = settings
        parameters = settings.parameters
        self.account = account
        self.counters = counters
        self.transport = transport
        self.generator = generator
        self.onTrustChange = onTrustChange
        endpoints = settings.endpoints.map { Endpoint(url: $0) }
        switch account.standing {
        case .out(let problem, let until): trust = .out(problem: problem, until: until)
        case .trusted: trust = .trusted
        case .untested: trust = settings.canaries.probation > 0 ? .untested : .trusted
        }
    }

    /// Why the judge is out now; nil where it is not.
    var problem: String? {
        if case .out(let problem, let until) = trust, transport.now < until { problem } else { nil }
    }

    /// Queues a call.
    func add(_ call: JudgeCall) {
        if case .out(_, let until) = trust, transport.now >= until { trust = .untested }
        switch trust {
        case .out(let problem, _): return end(call, .failed(distrust(problem)))
        case .untested:
            queue.append(call)
            startProbation()
        case .testing: queue.append(call)
        case .trusted:
            queue.append(call)
            drawCanary()
        }
        pump()
    }

    /// Drops what nobody waits for.
    func dropUnwanted() {
        queue.dropUnwanted()
        retries.dropUnwanted()
    }

    /// Cancels a call that is on its way.
    func cancel(_ call: JudgeCall) {
        for token in call.tokens { transport.cancel(token) }
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
            guard let way = admittingEndpoint(now) else {
                if endpoints.allSatisfy(\.breaker.isDead) {
                    take()
                    end(call, .failed(RolloutError(.judgeUnavailable, "judge \(settings.name) does not answer")))
                    continue
                }
                let next = endpoints.map(\.breaker.openUntil).min() ?? now
                return pumpLater(max(next, now + 50_000_000))
            }
            let body = call.sentBody(using: &generator)
            if let wait = rateWait(body, now) {
                endpoints[way.endpoint].breaker.forget(way.pass)
                return pumpLater(now + wait)
            }
            take()
            send(call, body, way, isHedge: false)
        }
        counters.set("in_flight", inFlight)
        counters.set("queued", queue.count + retries.count + canaries.count)
        counters.set("breaker_open", endpoints.contains(where: \.breaker.isTripped) ? 1 : 0)
    }

    private func peek() -> JudgeCall? {
        if let canary = canaries.first { return canary }
        if case .trusted = trust { return retries.first ?? queue.first }
        return nil
    }

    private func take() {
        if canaries.popFirst() == nil, retries.popFirst() == nil { queue.popFirst() }
    }

    private func pumpLater(_ time: Int64) {
        let now = transport.now
        if let pumpAt, pumpAt <= time, pumpAt > now { return }
        pumpAt = time
        let lane = Confined(self)
        _ = transport.schedule(afterNanoseconds: time - now) { lane.value.pump() }
    }

    private var hasBudget: Bool {
        if let budget = settings.tokenBudget, account.tokensSpent >= budget { return false }
        if let budget = settings.moneyBudget, account.moneySpent >= budget { return false }
        return true
    }

    /// An endpoint, and how its breaker lets a call through to it.
    private struct Way {
        let endpoint: Int
        let pass: CircuitBreaker.Pass
    }

    private func admittingEndpoint(_ now: Int64) -> Way? {
        for step in 0..<endpoints.count {
            let index = (nextEndpoint + step) % endpoints.count
            guard let pass = endpoints[index].breaker.admit(now) else { continue }
            nextEndpoint = (index + 1) % endpoints.count
            return Way(endpoint: index, pass: pass)
        }
        return nil
    }

    /// Nanoseconds until a request may be sent; nil where it may be now, and then it is counted.
    private func rateWait(_ body: [UInt8], _ now: Int64) -> Int64? {
        let tokens = estimatedTokens(body)
        if let wait = account.requests.wait(for: 1, now: now) { return wait }
        if let wait = account.tokens.wait(for: tokens, now: now) { return wait }
        account.requests.take(1)
        account.tokens.take(tokens)
        return nil
    }

    /// Four bytes a token, and half the longest reply; what the reply says is counted when it is there.
    private func estimatedTokens(_ body: [UInt8]) -> Double {
        Double(body.count / 4 + (settings.maxTokens ?? settings.form.defaultMaxTokens) / 2)
    }

    private func send(_ call: JudgeCall, _ body: [UInt8], _ way: Way, isHedge: Bool) {
        let now = transport.now
        let left = Int(max(1, (call.deadline - now) / 1_000_000))
        let request = JudgeRequest(
            url: endpoints[way.endpoint].url + settings.form.path, key: settings.key, body: body,
            timeoutMilliseconds: min(settings.timeoutMilliseconds, left))
        inFlight += 1
        counters.add("calls_total")
        if isHedge {
            counters.add("hedges_total")
        } else {
            call.attempts += 1
            if call.attempts > 1 { counters.add("retries_total") }
            if settings.hedges, call.canary == nil, watch.add(call, at: now) { armHedge() }
        }
        let estimate = estimatedTokens(body)
        let state = Confined((lane: self, call: call))
        // The completion runs later on this thread, never within the call.
        let token = Confined(TokenBox())
        token.value.token = transport.send(request) { reply in
            let (lane, call) = state.value
            call.tokens.removeAll { $0 == token.value.token }
            lane.receive(reply, call, way, sentAt: now, estimate: estimate)
        }
        call.tokens.append(token.value.token)
    }

    private final class TokenBox { var token: UInt64 = 0 }

    private func receive(
        _ reply: JudgeReply, _ call: JudgeCall, _ way: Way, sentAt: Int64, estimate: Double
    ) {
        inFlight -= 1
        defer { pump() }
        let now = transport.now
        switch reply {
        case .answer(200, let body, _):
            endpoints[way.endpoint].breaker.succeed()
            counters.add("latency_microseconds_total", Int((now - sentAt) / 1000))
            account.latencies.note(now - sentAt)
            let (reading, usage) = ReplyReading.read(body, settings, call.template)
            spend(usage, estimate: estimate)
            // The other one of two was quicker.
            guard !call.isOver else { return }
            switch reading {
            case .vote(let value): end(call, .vote(value, isCached: false), body)
            case .abstention(let why): end(call, .abstention(why), body)
            case .unreadable: retry(call, notBefore: nil, "sends no JSON")
            }
        case .answer(let status, _, let retryAfter) where [408, 409, 425, 429].contains(status) || status >= 500:
            if status >= 500 {
                endpoints[way.endpoint].breaker.fail(now, way.pass)
            } else {
                endpoints[way.endpoint].breaker.forget(way.pass)
            }
            if let retryAfter {
                endpoints[way.endpoint].breaker.pause(until: now + Int64(min(retryAfter, 3_600_000)) * 1_000_000)
            }
            retry(call, notBefore: retryAfter, "answers \(status)")
        case .answer(let status, _, _):
            endpoints[way.endpoint].breaker.succeed()
            end(
                call,
                .failed(RolloutError(.judgeRefused, "judge \(settings.name) refuses the request with status \(status)"))
            )
        case .noAnswer:
            guard !call.isOver, call.isWanted else {
                endpoints[way.endpoint].breaker.forget(way.pass)
                if call.tokens.isEmpty { end(call, .failed(RolloutError(.judgeTimeout, "nobody waits any more"))) }
                return
            }
            endpoints[way.endpoint].breaker.fail(now, way.pass)
            retry(call, notBefore: nil, "gives no whole reply", outOfTime: .judgeTimeout)
        case .impossible:
            endpoints[way.endpoint].breaker.forget(way.pass)
            end(call, .failed(RolloutError(.judgeRefused, "judge \(settings.name) cannot be asked or read")))
        }
    }

    private func spend(_ usage: ReplyReading.Usage, estimate: Double) {
        counters.add("prompt_tokens_total", usage.prompt)
        counters.add("reply_tokens_total", usage.reply)
        account.tokensSpent = account.tokensSpent.addingReportingOverflow(usage.prompt).partialValue
        account.tokensSpent = account.tokensSpent.addingReportingOverflow(usage.reply).partialValue
        if usage.prompt + usage.reply > 0 { account.tokens.take(Double(usage.prompt + usage.reply) - estimate) }
        let cost = (Double(usage.prompt) * settings.promptPrice + Double(usage.reply) * settings.replyPrice) / 1e6
        account.moneySpent += cost
        counters.set("cost_millionths", Int(min(account.moneySpent * 1e6, 1e18)))
    }

    /// Waits and asks again, unless there is no attempt or no time left.
    private func retry(
        _ call: JudgeCall, notBefore milliseconds: Int?, _ what: String, outOfTime code: ErrorCode = .judgeUnavailable
    ) {
        // The other one of two may still answer.
        guard !call.isOver, call.tokens.isEmpty else { return }
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
        if case .out(let problem, _) = trust { return end(call, .failed(distrust(problem))) }
        retries.append(call)
    }

    /// Tells what came of a call, once, and ends what is still on its way for it.
    func end(_ call: JudgeCall, _ ballot: JudgePoll.Ballot, _ reply: [UInt8] = []) {
        guard !call.isOver else { return }
        call.isOver = true
        cancel(call)
        switch ballot {
        case .vote: counters.add("votes_total")
        case .abstention: counters.add("abstentions_total")
        case .failed: counters.add("failures_total")
        }
        guard let isRight = call.canary else {
            // Replies that were on their way when the judge went out are not believed either.
            if case .out(let problem, _) = trust, case .vote = ballot {
                return onEnd(call, .failed(distrust(problem)), [])
            }
            return onEnd(call, ballot, reply)
        }
        noteCanary(ballot, isRight: isRight)
    }

    // MARK: Hedges

    private func armHedge() {
        guard let late = account.latencies.late, let first = watch.firstSentAt else { return watch.disarm() }
        let lane = Confined(self)
        _ = transport.schedule(afterNanoseconds: first + late - transport.now) { lane.value.hedge() }
    }

    /// Asks a second time where the first reply is later than 95 of 100 and there is room to spare.
    private func hedge() {
        let now = transport.now
        guard let late = account.latencies.late else { return watch.disarm() }
        for call in watch.takeLate(sentBefore: now - late) {
            guard queue.isEmpty, retries.isEmpty, inFlight < settings.concurrency, hasBudget, call.isWanted,
                now < call.deadline,
                watch.hasCredit, let way = admittingEndpoint(now)
            else { continue }
            let body = call.sentBody(using: &generator)
            guard rateWait(body, now) == nil else {
                endpoints[way.endpoint].breaker.forget(way.pass)
                continue
            }
            watch.spendCredit()
            send(call, body, way, isHedge: true)
        }
        armHedge()
    }
}

/// A value that is touched on the transport's thread alone, carried there by closures.
struct Confined<Value>: @unchecked Sendable {  // guarded by the thread: see ``JudgeTransport``.
    let value: Value
    init(_ value: Value) { self.value = value }
}
