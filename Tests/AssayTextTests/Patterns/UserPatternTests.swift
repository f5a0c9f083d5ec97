import AssayText
import Testing

@Suite struct UserPatternTests {
    private func last(_ source: String, _ text: String, _ range: Range<Int>? = nil) throws -> PatternOutcome {
        let pattern = try UserPattern(source)
        return pattern.lastMatch(in: text.utf8Span, within: range ?? 0..<text.utf8.count)
    }

    private func found(_ source: String, _ text: String, _ range: Range<Int>? = nil) throws -> String? {
        guard case .matched(let match) = try last(source, text, range) else { return nil }
        return String(decoding: Array(text.utf8)[match], as: UTF8.self)
    }

    @Test func theLastMatchCounts() throws {
        #expect(try found("[0-9]+", "1 22 333 x") == "333")
        // Group 1 takes no part in the last match, but in the one before.
        #expect(try found("a(b)?(c)", "abc ac") == "b")
    }

    @Test func theGroupIsTheNamedOneElseTheFirstElseTheWhole() throws {
        #expect(try found("x=(a)(?<answer>b)", "x=ab") == "b")
        #expect(try found("x=(a)(b)", "x=ab") == "a")
        #expect(try found("x=ab", "x=ab") == "x=ab")
        #expect(try found("x=(?:ab)", "x=ab") == "x=ab")
    }

    @Test func onlyTheRangeIsSeen() throws {
        #expect(try found("^b", "ab", 1..<2) == "b")
        #expect(try found("a$", "ab", 0..<1) == "a")
        #expect(try found("(?<=a)b", "ab", 1..<2) == nil)
        #expect(try found("a(?=b)", "ab", 0..<1) == nil)
        #expect(try last("b", "ab", 1..<2) == .matched(1..<2))
    }

    @Test func emptyMatchesEnd() throws {
        #expect(try last("x*", "aé汉") == .matched(6..<6))
        #expect(try last("", "") == .matched(0..<0))
        #expect(try last("$", "ab\n") == .matched(3..<3))
        #expect(try last("(?=é)", "aéaé") == .matched(4..<4))
        #expect(try last(#"a\Kb?"#, "aab") == .matched(2..<3))
    }

    @Test func textIsUnicode() throws {
        #expect(try found("é", "cafe\u{301} café") == "é")
        #expect(try found("^.$", "🚌") == "🚌")
        #expect(try found(#"答案[:：]\s*(\w+)"#, "答案：\u{3000}四十二。") == "四十二")
        #expect(try found("(?i)straße", "STRAßE") == "STRAßE")
    }

    struct Refusal: CustomTestStringConvertible {
        var source: String
        var words: String
        var offset: Int?
        var testDescription: String { String(source.prefix(40)) }
    }

    @Test(arguments: [
        Refusal(source: "a(b", words: "missing closing parenthesis", offset: 3),
        Refusal(source: #"a\C"#, words: #"using \C is disabled"#, offset: 3),
        Refusal(source: "[z-a]", words: "range out of order", offset: 3),
        Refusal(source: "(?<answer>a)|(?<answer>b)", words: "two named subpatterns", offset: 23),
        Refusal(source: "(?J)(?<answer>a)|(?<answer>b)", words: "several groups are named answer", offset: nil),
        Refusal(source: String(repeating: "a", count: 5_000), words: "longer than 4096 bytes", offset: nil),
        Refusal(source: "((((a{999}){999}){999}){999})", words: "too large", offset: nil),
        Refusal(source: "(abcdefgh|ijklmnop){900}", words: "too large", offset: nil),
        Refusal(
            source: String(repeating: "(", count: 200) + String(repeating: ")", count: 200), words: "nested",
            offset: nil),
    ])
    func refuses(refusal: Refusal) {
        let error = #expect(throws: PatternError.self) { try UserPattern(refusal.source) }
        #expect(error?.problem.contains(refusal.words) == true, "\(String(describing: error))")
        if let offset = refusal.offset {
            #expect(error?.offset == offset)
            #expect(error?.description.hasSuffix(" at offset \(offset)") == true)
        }
    }

    @Test func aRunawayMatchIsNeitherAMatchNorNone() throws {
        let text = String(repeating: "a", count: 40) + "b"
        #expect(try last("(a+)+$", text) == .limitExceeded(.match))
        #expect(try last("^(a|a?)+$", text) == .limitExceeded(.match))
        #expect(try last("(?:(a*)*)*c|(a|aa)+$", text) == .limitExceeded(.match))
        let nested = String(repeating: "(", count: 200_000) + ")"
        let outcome = try last(#"\((?:[^()]|(?R))*\)"#, nested)
        guard case .limitExceeded = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(throws: PatternLimit.match) { try UserPattern("(a+)+$").matches(text) }
    }

    @Test func tooManyMatchesAreALimitToo() throws {
        #expect(try last("a", String(repeating: "a", count: 999)) == .matched(998..<999))
        #expect(try last("a", String(repeating: "a", count: 1001)) == .limitExceeded(.matches))
        // Each match looks ahead over the rest: bounded however long the text is.
        #expect(try last("a(?=.*b)", String(repeating: "a", count: 1 << 20) + "b") == .limitExceeded(.matches))
    }

    @Test func recursionWorksWithinItsLimits() throws {
        #expect(try found(#"\((?:[^()]|(?R))*\)"#, "x (a(b)c) y") == "(a(b)c)")
        // Deep enough to need more stack than a match begins with.
        let deep = String(repeating: "(", count: 500) + String(repeating: ")", count: 500)
        #expect(try found(#"\((?:[^()]|(?R))*\)"#, deep) == deep)
    }

    @Test func filtersMatchAnywhere() throws {
        #expect(try UserPattern("^ocr-0").matches("ocr-017"))
        #expect(try !UserPattern("^ocr-0").matches("xocr-017"))
        #expect(try UserPattern("").matches(""))
    }

    @Test func onePatternServesManyThreads() async throws {
        let pattern = try UserPattern("n=(?<answer>[0-9]+)")
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let text = String(repeating: "n=0 ", count: number) + "n=\(number)"
                    let end = text.utf8.count
                    let outcome = pattern.lastMatch(in: text.utf8Span, within: 0..<end)
                    return outcome == .matched(end - "\(number)".utf8.count..<end)
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}
