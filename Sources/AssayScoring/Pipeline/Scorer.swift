public import AssayCore
public import AssayJSON
import AssayText

/// Scores rollouts: route, envelope, extraction, verifier, score formula. Pure: no I/O, no clock; the same rollout
/// always gets the same verdict. Safe to share between threads.
///
///     let scorer = try Scorer(registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings())
///     scorer.score(rollout).outcome.score   // 1.0
public final class Scorer: Sendable {
    /// Finds verifiers; its settings are this scorer's.
    public let router: Router
    /// What can change a verdict.
    public let settings: ScoringSettings
    /// The hash of the configuration, carried by every verdict.
    public let configHash: String
    private let secret: DeploymentSecret
    private let formula: ScoreFormula
    private let keysAlone: [Component]

    /// Reads all options once.
    ///
    /// - Parameter secret: what the deployment's replicas share; by default this process's own.
    /// - Throws: ``RolloutError`` whose field is the path in the configuration.
    public init(
        registry: VerifierRegistry, settings: ScoringSettings, configHash: String, secret: DeploymentSecret = .process
    ) throws(RolloutError) {
        self.secret = secret
        router = try Router(registry: registry, settings: settings)
        self.settings = settings
        self.configHash = configHash
        formula = ScoreFormula(policies: settings.components, shaping: settings.shaping)
        keysAlone = formula.keysAlone
    }

    /// Scores one rollout. Never throws: the caller's mistake is a verdict of its own.
    ///
    /// - Complexity: linear in the response, plus what the verifier needs, which its work budget bounds.
    public func score(
        _ rollout: Rollout, detail: DetailLevel = .full, budget: WorkBudget = WorkBudget()
    ) -> Verdict {
        var pending: PendingVerdict?
        return score(rollout, detail: detail, budget: budget, asks: .nobody, pending: &pending)
    }

    /// Scores one rollout as far as rules can: a verdict, or what a judge has to be asked.
    ///
    /// - Parameter audits: whether a row that rules decide comes with the question an audit asks about it.
    /// - Complexity: as ``score(_:detail:budget:)``.
    public func begin(
        _ rollout: Rollout, detail: DetailLevel = .full, budget: WorkBudget = WorkBudget(), audits: Bool = false
    ) -> ScoringStep {
        var pending: PendingVerdict?
        let verdict = score(
            rollout, detail: detail, budget: budget, asks: audits ? .judgeAndAudit : .judge, pending: &pending)
        guard let pending else { return .done(verdict) }
        switch verdict.outcome {
        case .undecided: return .pending(pending)
        default: return .audited(verdict, pending.question, isRight: verdict.outcome.reason == .correct)
        }
    }

    /// For whom a question is made of a rollout.
    private enum Asking {
        case nobody
        case judge
        case judgeAndAudit

        /// Whether an outcome is one to ask about: undecided, or for the audit right or wrong by a rule.
        func concerns(_ outcome: Outcome) -> Bool {
            switch outcome {
            case .undecided: self != .nobody
            case .scored(_, .correct, by: .rule), .scored(_, .incorrect, by: .rule): self == .judgeAndAudit
            default: false
            }
        }
    }

    private func score(
        _ rollout: Rollout, detail: DetailLevel, budget: WorkBudget, asks: Asking, pending: inout PendingVerdict?
    ) -> Verdict {
        do {
            let prepared = try router.route(rollout)
            do {
                return try score(
                    rollout, by: prepared, detail: detail, budget: budget, asks: asks, pending: &pending)
            } catch {
                var verdict = self.verdict(on: error, id: rollout.id, verifier: prepared.specification.name)
                verdict.verifierVersion = prepared.specification.versionedName
                return verdict
            }
        } catch {
            return verdict(on: error, id: rollout.id, verifier: rollout.verifier)
        }
    }

    /// The verdict on a rollout that has no score: the component keys are there, their values are not.
    public func verdict(on error: RolloutError, id: RolloutID?, verifier: String? = nil) -> Verdict {
        Verdict(
            id: id, outcome: Outcome(error), verifier: verifier, configHash: configHash, components: keysAlone)
    }

    private func score(
        _ rollout: Rollout, by prepared: PreparedVerifier, detail: DetailLevel, budget: WorkBudget, asks: Asking,
        pending: inout PendingVerdict?
    ) throws(RolloutError) -> Verdict {
        let truth = try groundTruth(of: rollout, for: prepared)
        var context = VerificationContext(
            prompt: rollout.prompt, detailLevel: detail, budget: budget, secret: secret)

        // A response past the limit is not looked into, but its ground truth is read all the same: an unreadable one
        // is the caller's mistake whatever the model wrote.
        let isTooLong = rollout.content.text.utf8.count > settings.maxResponseBytes
        let reading = try isTooLong ? ResponseReading(tooLong: ()) : read(rollout, prepared)
        let finding: Finding?
        do {
            finding = try prepared.verifier.finding(
                for: reading.answer?.text, groundTruth: truth, in: &context)
        } catch {
            throw RolloutError(.invalidGroundTruth, field: "ground_truth", "ground_truth \(error.problem)")
        }

        var decided = finding ?? reading.missing
        if let judge = prepared.formatJudge, !isTooLong, case .response = rollout.content {
            decided = judge.verify(violations: reading.format.breaking.map(\.rawValue), in: &context)
        }
        if case .decided(let accuracy, _, _) = decided.decision, !(0...1).contains(accuracy) {
            throw RolloutError(
                .internalError, "verifier \(prepared.specification.name) found an accuracy of \(accuracy), not 0 to 1")
        }
        var verdict = Verdict(
            id: rollout.id, outcome: .undecided(score: nil), verifier: prepared.specification.name,
            verifierVersion: prepared.specification.versionedName, configHash: configHash)
        verdict.extraction = reading.answer?.reported(at: detail)
        settle(&verdict, decided, reading.format, prepared)
        if detail != .none {
            // Taken out, so that what is added needs no copy.
            swap(&verdict.detail, &decided.detail)
            verdict.detail["format"] = .object(format(of: rollout, reading, detail))
            if detail == .full {
                if !settings.shaping.isEmpty { verdict.detail["shaping"] = .object(reading.format.shape.detail) }
                verdict.detail["work"] = .number(JSONNumber(context.budget.spent))
            }
        }
        if asks.concerns(verdict.outcome), let answer = reading.answer?.text {
            pending = PendingVerdict(
                question: question(
                    rollout, prepared, answer: decided.judged?.answer ?? answer,
                    groundTruth: (decided.judged?.groundTruth).map(JSONValue.string) ?? truth), undecided: verdict,
                failed: reading.format.failed, shape: reading.format.shape, formula: formula,
                showsDetail: detail != .none)
        }
        return verdict
    }

    /// `detail.format`, in full detail with what a person should look at.
    private func format(of rollout: Rollout, _ reading: ResponseReading, _ level: DetailLevel) -> JSONObject {
        var format = reading.format.detail(level)
        guard level == .full, rollout.content.text.utf8.count <= settings.maxResponseBytes else { return format }
        let findings = ResponseFindings.list(
            answer: reading.answer?.text, response: rollout.content.text, thought: reading.format.envelope?.think,
            prompt: rollout.prompt)
        if !findings.isEmpty { format["findings"] = .array(findings) }
        return format
    }

    private func question(
        _ rollout: Rollout, _ prepared: PreparedVerifier, answer: String, groundTruth: JSONValue
    ) -> JudgeQuestion {
        let truth: String
        switch groundTruth {
        case .null: truth = ""
        case .string(let text): truth = text
        case .array(let values): truth = values.map { $0.stringValue ?? $0.text }.joined(separator: ", ")
        default: truth = groundTruth.text
        }
        return JudgeQuestion(
            verifier: prepared.specification.name, dataSource: rollout.dataSource, question: rollout.prompt?.text ?? "",
            answer: answer, groundTruth: truth, isNumber: groundTruth.numberValue != nil,
            external: (prepared.verifier as? any ExternallyDecided).map { verifier in
                ExternalRow(
                    program: verifier.program, rollout: rollout, answer: answer,
                    groundTruth: rollout.groundTruth ?? .null, parameters: verifier.parameters)
            })
    }

    private func read(_ rollout: Rollout, _ prepared: PreparedVerifier) throws(RolloutError) -> ResponseReading {
        switch rollout.content {
        case .answer(let answer): ResponseReading(given: answer)
        case .response(let response):
            try ResponseReading(
                response: response, tokens: rollout.responseTokens, by: prepared, settings: settings)
        }
    }

    /// Makes the outcome of a finding and the format components.
    private func settle(
        _ verdict: inout Verdict, _ finding: Finding, _ format: FormatReport, _ prepared: PreparedVerifier
    ) {
        var accuracy = 0.0
        let gate = formula.closedGate(failed: format.failed)
        switch finding.decision {
        case .decided(let value, let reason, let decidedBy):
            accuracy = value
            let score = formula.score(accuracy: value, failed: format.failed, shape: format.shape)
            if let gate, reason.precedence > Reason.formatViolation.precedence {
                verdict.outcome = .scored(score, .formatViolation, by: .gate(gate.rawValue))
            } else {
                verdict.outcome = .scored(score, reason, by: decidedBy)
            }
        case .undecided:
            if let gate {
                verdict.outcome = .scored(0, .formatViolation, by: .gate(gate.rawValue))
            } else if !prepared.common.mayJudge, !(prepared.verifier is any ExternallyDecided) {
                // A program that is still to be asked is no judge: without it nothing is wrong yet.
                verdict.outcome = .scored(
                    formula.score(accuracy: 0, failed: format.failed, shape: format.shape), .incorrect,
                    by: .rule("no_judge"))
            } else {
                verdict.outcome = .undecided(score: (prepared.common.onUndecided ?? settings.onUndecided).score)
            }
        }
        verdict.components = formula.components(accuracy: accuracy, failed: format.failed, shape: format.shape)
    }

    /// The ground truth as the verifier gets it: one in the full envelope is extracted like a response.
    private func groundTruth(of rollout: Rollout, for prepared: PreparedVerifier) throws(RolloutError) -> JSONValue {
        guard let truth = rollout.groundTruth else {
            guard prepared.specification.needsGroundTruth else { return .null }
            throw RolloutError(.missingField, field: "ground_truth", "ground_truth is required")
        }
        return try Self.groundTruth(from: truth)
    }

    /// The ground truth inside a text in the full envelope; anything else as it is.
    ///
    /// - Throws: ``RolloutError`` where an envelope holds no answer.
    public static func groundTruth(from truth: JSONValue) throws(RolloutError) -> JSONValue {
        guard case .string(let text) = truth else { return truth }
        switch GroundTruthExtraction.extract(from: text) {
        case .plain: return truth
        case .extracted(let answer): return .string(answer)
        case .unreadable(let problem):
            throw RolloutError(.invalidGroundTruth, field: "ground_truth", "ground_truth \(problem)")
        }
    }
}
