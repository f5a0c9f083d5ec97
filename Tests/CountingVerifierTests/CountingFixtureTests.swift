import AssayCore
import AssayJSON
import CountingVerifier
import Testing

@Suite struct CountingFixtureTests {
    /// Rows about the envelope are the pipeline's to test; here the text of the one box is looked for.
    @Test(arguments: ["example.jsonl", "cases.jsonl", "hostile.jsonl"])
    func everyRowGetsWhatItExpects(_ file: String) throws {
        let rows = try CountingFixture.rows(file)
        #expect(rows.count >= (file == "example.jsonl" ? 5 : file == "cases.jsonl" ? 150 : 40))
        #expect(Set(rows.map(\.id)).count == rows.count, "identifiers are distinct")
        for row in rows where !row.tags.contains("envelope") {
            try check(row)
        }
    }

    private func check(_ row: CountingFixture) throws {
        let verifier = try CountingVerifier(options: OptionValues())
        guard case .value(let value) = row.groundTruth else { return }
        let truth: CountGroundTruth
        do {
            truth = try verifier.readGroundTruth(value)
        } catch {
            #expect(row.expected.status == "invalid", "\(row.id): \(error.problem)")
            return
        }
        #expect(row.expected.status != "invalid", "\(row.id): the ground truth was read")
        let answer = try #require(row.boxed, "\(row.id)")
        var context = VerificationContext(prompt: .text(row.prompt))
        let finding = verifier.verify(answer, against: truth, in: &context)
        guard case .decided(let accuracy, let reason, let decidedBy) = finding.decision else {
            Issue.record("\(row.id): undecided")
            return
        }
        let comment: Comment = "\(row.id) (\(row.why)): \(answer.prefix(60)) \(finding.detail.members)"
        if let score = row.expected.score { #expect(accuracy == score, comment) }
        if let expected = row.expected.reason { #expect(reason.rawValue == expected, comment) }
        if let expected = row.expected.decidedBy { #expect(decidedBy.text == expected, comment) }
    }
}
