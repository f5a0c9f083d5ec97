import AssayCore
import Testing

@testable import AssayScoring

@Suite struct ScoreFormulaTests {
    @Test func gatesAndSubtracts() {
        var policies = ComponentPolicies()
        policies[.languageMix] = .subtract(0.25)
        policies[.repetition] = .off
        let formula = ScoreFormula(policies: policies)
        #expect(formula.score(accuracy: 0.8, failed: []) == 0.8)
        #expect(formula.score(accuracy: 1, failed: [.structure]) == 0)
        #expect(formula.score(accuracy: 1, failed: [.languageMix]) == 0.75)
        #expect(formula.score(accuracy: 0.1, failed: [.languageMix]) == 0)
        #expect(formula.score(accuracy: 1, failed: [.repetition]) == 1)
        #expect(formula.closedGate(failed: [.languageMix, .boxInNonVerifiable]) == .boxInNonVerifiable)
    }

    /// The keys depend on the policies alone.
    @Test func keysDoNotFollowTheRow() {
        var policies = ComponentPolicies()
        policies[.repetition] = .off
        let formula = ScoreFormula(policies: policies)
        let keys = formula.components(accuracy: 1, failed: []).map(\.key)
        #expect(keys == ["accuracy", "structure", "language_mix", "box_in_non_verifiable"])
        #expect(formula.components(accuracy: 0, failed: [.structure, .repetition]).map(\.key) == keys)
        #expect(formula.components(accuracy: 0, failed: [.structure]).map(\.value) == [0, 0, 1, 1])
    }
}
