import AssayCore
import AssayJSON
import OCRVerifier
import Testing

@Suite struct OCRFixtureTests {
    @Test(arguments: ["cases.jsonl", "hostile.jsonl", "example.jsonl"])
    func everyRowAsExpected(file: String) {
        let rows = OCRFixtureRow.rows(of: file)
        #expect(rows.count >= 5)
        for row in rows { check(row) }
    }

    private func check(_ row: OCRFixtureRow) {
        let context: Comment = "\(row.id): \(row.why)"
        let isInvalid = row.expected["status"] == "invalid"
        do {
            let verifier = try OCRVerifier(options: OptionValues(row.options))
            let truth = try verifier.readGroundTruth(row.groundTruth)
            #expect(!isInvalid, context)
            var verification = VerificationContext()
            let finding = verifier.verify(row.answer, against: truth, in: &verification)
            guard case .decided(let accuracy, let reason, let decidedBy) = finding.decision else {
                Issue.record("undecided, \(context)")
                return
            }
            if let score = row.expected["score"]?.numberValue?.double {
                #expect(abs(accuracy - score) <= 1e-9, context)
            }
            if let expected = row.expected["reason"]?.stringValue { #expect(reason.rawValue == expected, context) }
            if let expected = row.expected["decided_by"]?.stringValue { #expect(decidedBy.text == expected, context) }
            if let most = row.expected["max_work"]?.numberValue?.int {
                #expect(verification.budget.spent <= most, context)
            }
            if let expected = row.expected["extracted"]?.stringValue {
                #expect(row.answer.utf8.elementsEqual(expected.utf8), context)
            }
            // Without optimisation the long rows take a second each time.
            if row.answer.utf8.count < 2000 {
                checkThatDetailNeverDecides(verifier, row, truth, accuracy, context)
            }
        } catch {
            #expect(isInvalid, "\(context): \(error)")
        }
    }

    private func checkThatDetailNeverDecides(
        _ verifier: OCRVerifier, _ row: OCRFixtureRow, _ truth: OCRGroundTruth, _ accuracy: Double, _ context: Comment
    ) {
        for level in [DetailLevel.none, .brief] {
            var verification = VerificationContext(detailLevel: level)
            let finding = verifier.verify(row.answer, against: truth, in: &verification)
            guard case .decided(accuracy, _, _) = finding.decision else {
                Issue.record("another decision at detail \(level), \(context)")
                continue
            }
            #expect(finding.detail.isEmpty == (level == .none), context)
        }
    }
}
