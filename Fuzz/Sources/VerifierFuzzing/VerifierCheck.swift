import AssayCore
import AssayJSON
import FuzzSupport

/// The properties of one verifier with its options read.
struct VerifierCheck<V: Verifier>: Sendable {
    private let verifier: V
    private let rules: Set<String>
    private let limits: Set<String>
    private let secret: DeploymentSecret
    private let full = WorkBudget()

    init(_ verifier: V) {
        self.verifier = verifier
        let specification = V.specification
        rules = Set(specification.rules)
        limits = Set(specification.limits)
        secret = DeploymentSecret(Array(repeating: 7, count: DeploymentSecret.byteCount)) ?? .process
    }

    func run(answer: String, truth: JSONValue, prompt: Prompt?, isThorough: Bool) {
        // What no answer can be compared with is the caller's mistake, found before the answer is seen.
        guard let truth = try? verifier.readGroundTruth(truth) else { return }
        var spent = 0
        let finding = verify(answer, truth, prompt, .none, full, &spent)
        check(finding.decision)
        expect(finding.detail.isEmpty, "detail that nobody asked for: \(finding.detail)")
        guard isThorough else { return }
        let shown = verify(answer, truth, prompt, .full, full, &spent)
        expect(shown.decision == finding.decision, "detail changes \(finding.decision) to \(shown.decision)")
        let again = verify(answer, truth, prompt, .full, full, &spent)
        expect(again.decision == shown.decision && again.detail == shown.detail, "not the same twice")
        var writer = JSONWriter()
        writer.object(shown.detail)
        expect((try? JSONDocument(parsing: writer.bytes)) != nil, "detail is no JSON: \(shown.detail)")
        expect(!writer.hasReplacedNonFinite, "detail holds a number that is none")
        let less = WorkBudget(units: spent / 2)
        let poorer = verify(answer, truth, prompt, .none, less, &spent)
        check(poorer.decision)
        expect(spent <= less.limit, "\(spent) units of work were spent and \(less.limit) allowed")
        expect(
            accuracy(poorer.decision) <= accuracy(finding.decision),
            "with less work \(finding.decision) becomes \(poorer.decision)")
    }

    private func verify(
        _ answer: String, _ truth: V.GroundTruth, _ prompt: Prompt?, _ level: DetailLevel, _ budget: WorkBudget,
        _ spent: inout Int
    ) -> Finding {
        var context = VerificationContext(prompt: prompt, detailLevel: level, budget: budget, secret: secret)
        let finding = verifier.verify(answer, against: truth, in: &context)
        spent = context.budget.spent
        return finding
    }

    private func check(_ decision: Finding.Decision) {
        guard case .decided(let accuracy, _, let decidedBy) = decision else { return }
        expect(accuracy >= 0 && accuracy <= 1, "an accuracy of \(accuracy)")
        switch decidedBy {
        case .rule(let name): expect(rules.contains(name), "rule:\(name) is not on the list")
        case .limit(let name): expect(limits.contains(name), "limit:\(name) is not on the list")
        case .judge, .gate: fail("a verifier decides by \(decidedBy.text)")
        }
    }

    /// What a finding is worth: an undecided one nothing yet.
    private func accuracy(_ decision: Finding.Decision) -> Double {
        if case .decided(let accuracy, _, _) = decision { accuracy } else { 0 }
    }
}
