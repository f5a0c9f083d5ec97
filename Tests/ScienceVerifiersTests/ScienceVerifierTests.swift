import AssayCore
import AssayJSON
import Testing

@testable import ScienceVerifiers

/// Detail, options and budget; the fixtures run through the whole pipeline in StandardVerifiersTests.
@Suite struct ScienceVerifierTests {
    private func finding(_ answer: String, _ truth: JSONValue, _ options: JSONObject = [:]) throws -> Finding {
        let verifier = try PhysicsVerifier(options: OptionValues(options))
        var context = VerificationContext()
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    @Test func detailShowsBothSidesInSI() throws {
        let detail = try finding("72 km/h", "20 m/s").detail
        #expect(detail["prediction_si"] == "20" && detail["ground_truth_si"] == "20")
        #expect(detail["prediction_dimension"] == "L·T^-1" && detail["rule"] == "quantity")
        let torque = try finding("5 N·m", "5 J").detail
        #expect(torque["prediction_dimension"] == torque["ground_truth_dimension"])
    }

    @Test(
        arguments: [
            ["unit": "any"], ["tolerance": [:]], ["tolerance": ["relative": 2]], ["tolerance": ["places": 1]],
            ["percent": 1],
        ] as [JSONObject])
    func optionsRefuseNonsense(_ options: JSONObject) {
        #expect(throws: OptionError.self) { try PhysicsVerifier(options: OptionValues(options)) }
        #expect(throws: OptionError.self) { try ChemistryVerifier(options: OptionValues(options)) }
    }

    @Test func theBudgetIsHeld() throws {
        let verifier = try ChemistryVerifier(options: OptionValues())
        let truth = try verifier.readGroundTruth("NaCl")
        var context = VerificationContext(budget: WorkBudget(units: 10))
        guard case .decided(_, _, .limit("work")) = verifier.verify("NaCl", against: truth, in: &context).decision
        else {
            Issue.record("the budget was passed over")
            return
        }
    }
}
