import AssayCore

/// The desk's polls and the calls on their way. Lives on the transport's thread.
final class DeskState {
    private static let sweepNanoseconds: Int64 = 250_000_000

    private let settings: PanelSettings
    private let lanes: [JudgeLane]
    /// The lane that checks the rules, where there is one; it votes on nothing.
    private let auditLane: JudgeLane?
    private let transport: any JudgeTransport
    private let estate: JudgeEstate
    private let surroundings: DeskSurroundings
    /// By lane and key.
    private var calls: [[VoteKey: JudgeCall]]
    private var polls: [ObjectIdentifier: JudgePoll] = [:]
    private var isSweeping = false

    init(
        _ settings: PanelSettings, transport: any JudgeTransport, estate: JudgeEstate, surroundings: DeskSurroundings
    ) {
        self.settings = settings
        self.transport = transport
        self.estate = estate
        self.surroundings = surroundings
        let lane = { (judge: JudgeSettings) in
            JudgeLane(
                judge, account: estate.account(for: judge, now: transport.now),
                counters: estate.counters(for: judge.name), transport: transport,
                generator: surroundings.makeGenerator(), onTrustChange: surroundings.onTrustChange)
        }
        lanes = settings.judges.map(lane)
        auditLane = settings.audit.map { lane($0.judge) }
        estate.cache.maxBytes = settings.cacheBytes
        calls = [[VoteKey: JudgeCall]](repeating: [:], count: lanes.count)
        for (index, lane) in lanes.enumerated() {
            let name = lane.settings.name
            lane.onEnd = { [unowned self] call, ballot, reply in finish(call, ballot, reply, of: index) }
            // Nobody knows since when it was wrong.
            lane.onOut = { [unowned self] in
                estate.cache.forget(judge: name)
                self.surroundings.store?.forget(judge: name)
            }
        }
        auditLane?.onEnd = { call, ballot, _ in
            if let row = call.audit { estate.audits.note(ballot, on: row) }
        }
    }

    /// Asks every judge that serves the verifier.
    func open(
        _ question: JudgeQuestion, startedAt: Int64, deadline: Int64, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        guard lanes.reduce(0, { $0 + $1.queue.count }) < settings.maxQueued else {
            return completion(Judgement(.failed(RolloutError(.judgeOverloaded, "too many questions wait for judges"))))
        }
        let poll = JudgePoll(
            question, startedAt: startedAt, deadline: deadline, quorum: settings.quorum, isWanted: isWanted,
            completion: completion)
        var asked: [(lane: Int, sample: Int, place: Int, parts: Int)] = []
        for (index, lane) in lanes.enumerated() where lane.settings.serves(question.verifier) {
            let parts = lane.settings.asksBothOrders && poll.template.isSymmetric ? 2 : 1
            for sample in 0..<lane.settings.samples {
                asked.append((index, sample, poll.expect(lane.settings, parts: parts), parts))
            }
        }
        polls[ObjectIdentifier(poll)] = poll
        for (lane, sample, place, parts) in asked {
            for part in 0..<parts {
                ask(JudgeCall.Waiter(poll: poll, place: place, part: part), lane, sample)
            }
        }
        if poll.isOver { polls[ObjectIdentifier(poll)] = nil } else { sweepLater() }
    }

    private func ask(_ waiter: JudgeCall.Waiter, _ index: Int, _ sample: Int) {
        let poll = waiter.poll
        let lane = lanes[index]
        let settings = lane.settings
        let template = poll.template
        let question = waiter.part == 0 ? poll.question : poll.question.swapped
        let key = ChatRequest.key(
            settings, parameters: lane.parameters, template, question, sample: sample)
        if let source = surroundings.source {
            return poll.take(replayed(key, settings, template, source), waiter, now: transport.now)
        }
        if lane.problem == nil, let vote = keptVote(for: key, judge: settings.name) {
            lane.counters.add("cache_hits_total")
            return poll.take(.vote(vote, isCached: true), waiter, now: transport.now)
        }
        if let call = calls[index][key] {
            lane.counters.add("shared_total")
            call.deadline = max(call.deadline, poll.deadline)
            call.waiters.append(waiter)
            return
        }
        let call = JudgeCall(key: key, template: template, deadline: poll.deadline) { nonce in
            ChatRequest.body(settings, template, question, sample: sample, nonce: nonce)
        }
        call.waiters = [waiter]
        calls[index][key] = call
        lane.add(call)
    }

    private func keptVote(for key: VoteKey, judge: String) -> Double? {
        if let vote = estate.cache.vote(for: key) { return vote }
        guard let vote = surroundings.store?.vote(for: key) else { return nil }
        estate.cache.keep(vote, for: key, judge: judge)
        return vote
    }

    private func replayed(
        _ key: VoteKey, _ settings: JudgeSettings, _ template: JudgeTemplate, _ source: any ExchangeSource
    ) -> JudgePoll.Ballot {
        guard let reply = source.reply(for: key, judge: settings.name) else {
            return .failed(
                RolloutError(.judgeUnrecorded, "no exchange with judge \(settings.name) on this question was recorded"))
        }
        switch ReplyReading.read(reply, settings, template).0 {
        case .vote(let value): return .vote(value, isCached: false)
        case .abstention(let why): return .abstention(why)
        case .unreadable: return .abstention("the recorded reply is no JSON")
        }
    }

    private func finish(_ call: JudgeCall, _ ballot: JudgePoll.Ballot, _ reply: [UInt8], of lane: Int) {
        let settings = lanes[lane].settings
        if let recorder = surroundings.recorder, !reply.isEmpty {
            recorder.keep(
                JudgeExchange(
                    key: call.key, judge: settings.name, model: settings.model,
                    template: call.template.versionedName, request: call.body(ChatRequest.keyNonce), reply: reply))
        }
        // Abstentions and failures are never kept.
        guard case .vote(let value, _) = ballot else { return settle(call, ballot, of: lane) }
        guard let store = surroundings.store else {
            estate.cache.keep(value, for: call.key, judge: settings.name)
            return settle(call, ballot, of: lane)
        }
        // Nobody hears of a vote that the end of the process could lose: it would be paid for twice.
        let state = Confined((desk: self, call: call))
        let transport = transport
        store.keep(value, for: call.key, judge: settings.name) {
            _ = transport.perform {
                let (desk, call) = state.value
                desk.estate.cache.keep(value, for: call.key, judge: settings.name)
                desk.settle(call, .vote(value, isCached: false), of: lane)
            }
        }
    }

    private func settle(_ call: JudgeCall, _ ballot: JudgePoll.Ballot, of lane: Int) {
        if calls[lane][call.key] === call { calls[lane][call.key] = nil }
        for waiter in call.waiters {
            waiter.poll.take(ballot, waiter, now: transport.now)
            if waiter.poll.isOver { polls[ObjectIdentifier(waiter.poll)] = nil }
        }
        call.waiters = []
    }

    /// Asks the audit judge what it thinks of a row that rules decided.
    func audit(_ question: JudgeQuestion, rulesSayRight: Bool) {
        guard let lane = auditLane else { return }
        let row = AuditedRow(dataSource: question.dataSource, verifier: question.verifier, isRight: rulesSayRight)
        guard lane.queue.count < AuditSettings.maxQueued else { return estate.audits.drop(row) }
        let template = JudgeTemplates.template(for: question.verifier)
        let settings = lane.settings
        let deadline = transport.now + Int64(settings.timeoutMilliseconds) * 20_000_000
        lane.add(
            JudgeCall(key: VoteKey(of: []), template: template, audit: row, deadline: deadline) { nonce in
                ChatRequest.body(settings, template, question, sample: 0, nonce: nonce)
            })
    }

    private func sweepLater() {
        guard !isSweeping else { return }
        isSweeping = true
        let state = Confined(self)
        _ = transport.schedule(afterNanoseconds: Self.sweepNanoseconds) { state.value.sweep() }
    }

    /// Ends polls whose time is over or whose client has gone, and the calls only they waited for.
    private func sweep() {
        isSweeping = false
        let now = transport.now
        for (id, poll) in polls where poll.isOver || now >= poll.deadline || !poll.isWanted() {
            poll.expire(now: now)
            polls[id] = nil
        }
        for (index, lane) in lanes.enumerated() {
            // One that is over waits for the disk alone.
            for (key, call) in calls[index] where !call.isOver && !call.isWanted {
                calls[index][key] = nil
                lane.cancel(call)
            }
            lane.dropUnwanted()
        }
        if !polls.isEmpty { sweepLater() }
    }
}
