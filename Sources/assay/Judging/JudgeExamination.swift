import AssayCore
import AssayJudge
import Dispatch
import Synchronization

/// Ten known questions to one judge at one endpoint, past gates, caches and canaries.
struct JudgeExamination {
    /// What came of it.
    struct Result {
        let judge: String
        let model: String
        let endpoint: String
        let asked: Int
        let answered: Int
        let agreed: Int
        /// Known-wrong answers called right, and known-right ones called wrong.
        let falsePositives: Int
        let wrongAnswered: Int
        let falseNegatives: Int
        let rightAnswered: Int
        /// Microseconds of the answered ones, sorted.
        let latencies: [Int]
        let promptTokens: Int
        let replyTokens: Int
        /// In the unit of the prices.
        let cost: Double
        /// The first failure.
        let problem: String?
        let limits: CanarySettings
        let isReward: Bool

        /// Whether every question got an answer and the errors are within the judge's limits.
        var isFine: Bool {
            answered == asked && share(falsePositives, wrongAnswered) <= limits.maxFalsePositiveRate
                && share(falseNegatives, rightAnswered) <= limits.maxFalseNegativeRate
        }

        func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
    }

    let settings: PanelSettings
    let office: JudgeOffice

    /// Asks one judge at one of its endpoints.
    func run(_ judge: JudgeSettings, at endpoint: String) throws -> Result {
        var panel = settings
        var asked = judge
        asked.endpoints = [endpoint]
        asked.verifiers = nil
        asked.samples = 1
        asked.hedges = false
        asked.canaries.probation = 0
        asked.canaries.rate = 0
        panel.judges = [asked]
        panel.audit = nil
        panel.quorum = nil
        panel.usesGates = false
        panel.cacheBytes = 0
        guard let desk = try office.desk(panel, usesStore: false) else {
            throw CommandFailure.caller("no judge is configured")
        }
        let questions = judge.form.isReward ? CheckQuestion.forRewardModels : CheckQuestion.forJudges
        let judgements = Mutex([Judgement?](repeating: nil, count: questions.count))
        let group = DispatchGroup()
        for (index, item) in questions.enumerated() {
            group.enter()
            // Four times the time of one attempt: retries have theirs too.
            desk.judge(
                item.question, withinMilliseconds: judge.timeoutMilliseconds * 4, isWanted: { true }
            ) { judgement in
                judgements.withLock { $0[index] = judgement }
                group.leave()
            }
        }
        group.wait()
        return result(judge, endpoint, questions, judgements.withLock { $0 }, desk)
    }

    private func result(
        _ judge: JudgeSettings, _ endpoint: String, _ questions: [CheckQuestion], _ judgements: [Judgement?],
        _ desk: JudgeDesk
    ) -> Result {
        var (agreed, falsePositives, wrong, falseNegatives, right) = (0, 0, 0, 0, 0)
        var latencies: [Int] = []
        var problem: String?
        for (item, judgement) in zip(questions, judgements) {
            switch judgement?.outcome {
            case .decided(let accuracy, _, _)?:
                let saysRight = accuracy >= 0.5
                latencies.append(judgement?.microseconds ?? 0)
                if saysRight == item.isRight { agreed += 1 }
                if item.isRight { right += 1 } else { wrong += 1 }
                if saysRight, !item.isRight { falsePositives += 1 }
                if !saysRight, item.isRight { falseNegatives += 1 }
            case .failed(let error)?: problem = problem ?? "\(error.code.rawValue): \(error.message)"
            case .notAsked?, nil: problem = problem ?? "was not asked"
            }
        }
        func metric(_ name: String) -> Int { desk.metrics.first { $0.name == name }?.value ?? 0 }
        return Result(
            judge: judge.name, model: judge.model, endpoint: endpoint, asked: questions.count,
            answered: latencies.count, agreed: agreed, falsePositives: falsePositives, wrongAnswered: wrong,
            falseNegatives: falseNegatives, rightAnswered: right, latencies: latencies.sorted(),
            promptTokens: metric("prompt_tokens_total"), replyTokens: metric("reply_tokens_total"),
            cost: Double(metric("cost_millionths")) / 1e6, problem: problem, limits: judge.canaries,
            isReward: judge.form.isReward)
    }
}
