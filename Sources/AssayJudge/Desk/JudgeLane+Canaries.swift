import AssayCore

/// Known items among the questions: whether the judge is believed.
extension JudgeLane {
    func distrust(_ problem: String) -> RolloutError {
        RolloutError(.judgeDistrusted, "judge \(settings.name) is out: \(problem)")
    }

    /// Shows the first items; questions wait for the result.
    func startProbation() {
        let count = max(2, settings.canaries.probation)
        trust = .testing(left: count)
        account.standing = .untested
        account.ledger = CanaryLedger()
        for index in 0..<count { canaries.append(canary(isRight: index % 2 == 1)) }
    }

    /// Brings an item along with a question, at the configured rate.
    func drawCanary() {
        guard settings.canaries.rate > 0, Double.random(in: 0..<1, using: &generator) < settings.canaries.rate else {
            return
        }
        canaries.append(canary(isRight: Bool.random(using: &generator)))
    }

    private func canary(isRight: Bool) -> JudgeCall {
        let item = CanaryDeck.draw(isRight: isRight, using: &generator)
        let settings = settings
        let template = JudgeTemplates.vqa
        let question = JudgeQuestion(
            verifier: "vqa", dataSource: nil, question: item.question, answer: item.answer,
            groundTruth: item.groundTruth)
        return JudgeCall(
            key: VoteKey(of: []), template: template, canary: item.isRight,
            deadline: transport.now + Int64(settings.timeoutMilliseconds) * 4_000_000
        ) { nonce in
            ChatRequest.body(settings, template, question, sample: 0, nonce: nonce)
        }
    }

    /// Counts the reply to an item, and looks at the ledger.
    func noteCanary(_ ballot: JudgePoll.Ballot, isRight: Bool) {
        if case .vote(let value, _) = ballot {
            account.ledger.note(value, isRight: isRight)
            counters.add("canaries_total")
            if isRight, value < 0.5 { counters.add("canary_false_negatives_total") }
            if !isRight, value >= 0.5 { counters.add("canary_false_positives_total") }
        }
        review()
    }

    private func review() {
        if case .out = trust { return }
        if let problem = account.ledger.problem(settings.canaries) {
            let until = transport.now + Int64(settings.canaries.retestMilliseconds) * 1_000_000
            trust = .out(problem: problem, until: until)
            account.standing = .out(problem: problem, until: until)
            counters.set("distrusted", 1)
            onOut()
            onTrustChange(settings.name, problem)
            failQueue(distrust(problem))
            return
        }
        guard case .testing(let left) = trust else { return }
        guard left <= 1 else {
            trust = .testing(left: left - 1)
            return
        }
        // Too few replies that count: the judge is not reached, or does not keep to its form.
        guard account.ledger.seen * 2 >= settings.canaries.probation else {
            trust = .untested
            return failQueue(
                RolloutError(
                    .judgeUnavailable, "judge \(settings.name) gave too few clear replies to the known items"))
        }
        trust = .trusted
        account.standing = .trusted
        counters.set("distrusted", 0)
        onTrustChange(settings.name, nil)
    }

    private func failQueue(_ error: RolloutError) {
        let waiting = retries.removeAll() + queue.removeAll()
        _ = canaries.removeAll()
        for call in waiting { end(call, .failed(error)) }
    }
}
