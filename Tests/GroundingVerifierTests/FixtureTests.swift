import AssayCore
import AssayJSON
import GroundingVerifier
import Testing

/// Every row of fixtures/grounding, through the verifier's public face.
@Suite struct FixtureTests {
    @Test func filesAreThere() {
        #expect(FixtureRow.load("example.jsonl").count == 5)
        #expect(FixtureRow.load("cases.jsonl").count >= 160)
        #expect(FixtureRow.load("hostile.jsonl").count >= 40)
    }

    @Test(arguments: FixtureRow.load("example.jsonl")) func example(_ row: FixtureRow) throws { try check(row) }
    @Test(arguments: FixtureRow.load("cases.jsonl")) func rule(_ row: FixtureRow) throws { try check(row) }
    @Test(arguments: FixtureRow.load("hostile.jsonl")) func hostile(_ row: FixtureRow) throws { try check(row) }

    private func check(_ row: FixtureRow) throws {
        if row.expected["status"]?.stringValue == "invalid" {
            #expect(throws: (any Error).self) {
                _ = try GroundingVerifier(options: OptionValues(row.options)).readGroundTruth(row.groundTruth)
            }
            return
        }
        let verifier = try GroundingVerifier(options: OptionValues(row.options))
        let truth = try verifier.readGroundTruth(row.groundTruth)
        var context = VerificationContext()
        let finding = verifier.verify(row.answer, against: truth, in: &context)
        guard case .decided(let accuracy, let reason, let by) = finding.decision else {
            Issue.record("undecided")
            return
        }
        if let score = row.expected["score"]?.numberValue?.double {
            #expect(abs(accuracy - score) <= 1e-9, "\(accuracy) instead of \(score): \(finding.detail)")
        }
        if let wanted = row.expected["reason"]?.stringValue { #expect(reason.rawValue == wanted) }
        if let wanted = row.expected["decided_by"]?.stringValue { #expect(by.text == wanted) }
    }
}
