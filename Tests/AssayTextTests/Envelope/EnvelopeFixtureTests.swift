import AssayText
import Testing

@Suite struct EnvelopeFixtureTests {
    /// A row of the check `structure` has these violations, in the documented order, and is well formed exactly where
    /// it scores.
    @Test(arguments: try FormatRow.all("format/cases.jsonl").filter { $0.options.check == "structure" })
    func structure(row: FormatRow) throws {
        let settings = try #require(row.settings)
        let envelope = EnvelopeScanner.scan(row.response.utf8Span.span, settings)
        let order = FormatViolation.allCases
        let expected = try #require(row.expected.violations)
        #expect(envelope.violations.map(\.rawValue).sorted() == expected.sorted())
        let places = envelope.violations.compactMap { order.firstIndex(of: $0) }
        #expect(places == places.sorted())
        let isGated = !envelope.isWellFormed || envelope.violations.contains(.boxInNonVerifiable)
        #expect(isGated == (row.expected.score == 0))
    }

    @Test func strippedTextIsReported() {
        let response = " \n<think>x</think><answer><|begin_of_box|>4<|end_of_box|></answer> <|user|>\n</s><|user|>"
        let envelope = EnvelopeScanner.scan(response.utf8Span.span, EnvelopeSettings())
        #expect(envelope.violations.isEmpty)
        #expect(envelope.strippedLeadingBytes == 2)
        #expect(envelope.strippedTrailingBytes == 22)
        #expect(envelope.strippedStopTokens == ["<|user|>", "</s>"])
        #expect(text(response, envelope.think) == "x")
        #expect(text(response, envelope.box) == "4")
        #expect(text(response, envelope.answer) == "<|begin_of_box|>4<|end_of_box|>")
    }

    @Test func stopTokensAreThoseOfTheSettings() {
        var settings = EnvelopeSettings()
        settings.stopTokens = ["", "[END]"]
        let response = "<think>x</think><answer><|begin_of_box|>4<|end_of_box|></answer>"
        #expect(EnvelopeScanner.scan((response + "[END]").utf8Span.span, settings).isWellFormed)
        #expect(EnvelopeScanner.scan((response + "<|user|>").utf8Span.span, settings).violations == [.trailingText])
    }

    @Test func styleLooksAtTheThoughtAndAtTheAnswerOutsideTheBox() {
        let response = "<think>a</think>\n<answer>b<|begin_of_box|>c<|end_of_box|>d</answer>"
        let envelope = EnvelopeScanner.scan(response.utf8Span.span, EnvelopeSettings())
        let count = response.utf8.count
        #expect(envelope.styleRanges(style: .lenient, count: count).map { text(response, $0) } == ["a", "b", "d"])
        #expect(envelope.styleRanges(style: .reference, count: count) == [0..<count])
    }

    private func text(_ response: String, _ range: Range<Int>?) -> String? {
        range.map { String(decoding: Array(response.utf8)[$0], as: UTF8.self) }
    }
}
