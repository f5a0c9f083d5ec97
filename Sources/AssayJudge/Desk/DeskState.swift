import AssayCore

/// The desk's polls, its memory and the calls on their way. Lives on the transport's thread.
final class DeskState {
    private static let sweepNanoseconds: Int64 = 250_000_000

    private let settings: PanelSettings
    private let lanes: [JudgeLane]
    private let transport: any JudgeTransport
    private var cache: ReplyCache
    /// By lane and key.
    private var calls: [[[UInt8]: JudgeCall]]
    private var polls: [ObjectIdentifier: JudgePoll] = [:]
    private var isSweeping = false

    init(_ settings: PanelSettings, lanes: [JudgeLane], transport: any JudgeTransport) {
        self.settings = settings
        self.lanes = lanes
        self.transport = transport
        cache = ReplyCache(maxBytes: settings.cacheBytes)
        calls = [[[UInt8]: JudgeCall]](repeating: [:], count: lanes.count)
        for (index, lane) in lanes.enumerated() {
            lane.onEnd = { [unowned self] call, ballot in finish(call, ballot, of: index) }
        }
    }

    /// Asks every judge that serves the verifier.
    func open(
        _ question: JudgeQuestion, startedAt: Int64, deadline: Int64, isWanted: @escaping @Sendable () -> Bool,
        completion: @escaping @Sendable (Judgement) -> Void
    ) {
        guard lanes.reduce(0, { $0 + $1.queued }) < settings.maxQueued else {
            return completion(Judgement(.failed(RolloutError(.judgeOverloaded, "too many questions wait for judges"))))
        }
        let poll = JudgePoll(
            question, startedAt: startedAt, deadline: deadline, quorum: settings.quorum, isWanted: isWanted,
            completion: completion)
        var asked: [(lane: Int, sample: Int, place: Int)] = []
        for (index, lane) in lanes.enumerated() where lane.settings.verifiers?.contains(question.verifier) ?? true {
            for sample in 0..<lane.settings.samples { asked.append((index, sample, poll.expect(lane.settings))) }
        }
        polls[ObjectIdentifier(poll)] = poll
        for (lane, sample, place) in asked { ask(poll, lane, sample, place) }
        if poll.isOver { polls[ObjectIdentifier(poll)] = nil } else { sweepLater() }
    }

    private func ask(_ poll: JudgePoll, _ index: Int, _ sample: Int, _ place: Int) {
        let lane = lanes[index]
        let settings = lane.settings
        let question = poll.question
        let template = poll.template
        let body: (String) -> [UInt8] = { nonce in
            ChatRequest.body(
                settings, template, question: question.question, answer: question.answer,
                groundTruth: question.groundTruth, sample: sample, nonce: nonce)
        }
        // The nonce left out; judge, form and template version put in front.
        let key =
            Array("\(settings.name)\n\(settings.form.rawValue)\n\(template.versionedName)\n\(sample)\n".utf8)
            + body(ChatRequest.keyNonce)
        if let vote = cache.vote(for: key) {
            lane.counters.add("cache_hits_total")
            return poll.take(.vote(vote, isCached: true), at: place, now: transport.now)
        }
        if let call = calls[index][key] {
            lane.counters.add("shared_total")
            call.deadline = max(call.deadline, poll.deadline)
            call.waiters.append((poll, place))
            return
        }
        let call = JudgeCall(key: key, template: template, canary: nil, deadline: poll.deadline, body: body)
        call.waiters = [(poll, place)]
        calls[index][key] = call
        lane.add(call)
    }

    private func finish(_ call: JudgeCall, _ ballot: JudgePoll.Ballot, of lane: Int) {
        if calls[lane][call.key] === call { calls[lane][call.key] = nil }
        // Abstentions and failures are never kept.
        if case .vote(let value, _) = ballot { cache.keep(value, for: call.key) }
        for (poll, place) in call.waiters {
            poll.take(ballot, at: place, now: transport.now)
            if poll.isOver { polls[ObjectIdentifier(poll)] = nil }
        }
        call.waiters = []
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
            for (key, call) in calls[index] where !call.isWanted {
                calls[index][key] = nil
                lane.cancel(call)
            }
            lane.dropUnwanted()
        }
        if !polls.isEmpty { sweepLater() }
    }
}
