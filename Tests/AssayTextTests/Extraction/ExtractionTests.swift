import AssayText
import TestSupport
import Testing

@Suite struct ExtractionTests {
    struct Case: CustomTestStringConvertible {
        var rule: String
        var answer: String
        var expected: Result<String, ExtractionFailure>
        var found: String?

        init(_ rule: String, _ answer: String, _ expected: String, as found: String? = nil) {
            (self.rule, self.answer, self.expected, self.found) = (rule, answer, .success(expected), found)
        }
        init(_ rule: String, _ answer: String, _ failure: ExtractionFailure) {
            (self.rule, self.answer, self.expected) = (rule, answer, .failure(failure))
        }
        var testDescription: String { "\(rule): \(answer)" }
    }

    static let cases: [Case] = [
        Case("box", "It is <|begin_of_box|> 42\u{3000}\n<|end_of_box|>.", "42"),
        Case("box", "<|begin_of_box|><|end_of_box|>", ""),
        Case("box", "42", .noBox),
        Case("box", "\\boxed{42}", .noBox),
        Case("box", "<|begin_of_box|>4<|end_of_box|> or <|begin_of_box|>5<|end_of_box|>", .severalBoxes),
        Case("box", "<|begin_of_box|>4", .unclosedBox),
        Case("box", "<|end_of_box|>4<|begin_of_box|>", .unclosedBox),
        Case("box", "<|begin_of_box|>4<|begin_of_box|>5<|end_of_box|>", .severalBoxes),
        Case("boxed", "a \\boxed{1} b \\boxed{2} c", "2"),
        Case("boxed", "\\boxed{\\frac{1}{2}}", "\\frac{1}{2}"),
        Case("boxed", "\\boxed{ \\{1, 2\\} }", "\\{1, 2\\}"),
        Case("boxed", "\\boxed{\\}} and { } } {", "\\}"),
        Case("boxed", "\\boxed{1} then \\boxed{2", "1"),
        Case("boxed", "\\boxed{\\boxed{4}}", "4"),
        Case("boxed", "\\boxed{x = \\boxed{4}", "4"),
        Case("boxed", "\\\\boxed{4}", "4"),
        Case("boxed", "{ { \\boxed{4} }", "4"),
        Case("boxed", "} } \\boxed{4}", "4"),
        Case("boxed", "\\boxed{a\\\\} b", "a\\\\"),
        Case("boxed", "\\boxed 4", .noBoxed),
        Case("boxed", "\\boxed{4", .unclosedBoxed),
        Case("boxed", "\\boxed{\\boxed{4", .unclosedBoxed),
        Case("boxed", "<|begin_of_box|>4<|end_of_box|>", .noBoxed),
        Case("boxed", "\\boxed{}", ""),
        // Boxes joined to each other are one list.
        Case("boxed", "\\boxed{1}, \\boxed{2}", "\\boxed{1}, \\boxed{2}"),
        Case("boxed", "$\\boxed{1}$ and $\\boxed{2}$.", "\\boxed{1}$ and $\\boxed{2}"),
        Case(
            "boxed", "$\\boxed{a} \\quad \\text{and} \\quad \\boxed{b}$",
            "\\boxed{a} \\quad \\text{and} \\quad \\boxed{b}"),
        Case("boxed", "\\boxed{1} papers and \\boxed{2} bins", "\\boxed{1} papers and \\boxed{2}"),
        Case("boxed", "\\boxed{1} no no \\boxed{2}", "2"),
        Case("boxed", "\\boxed{1} sand \\boxed{2}", "2"),
        Case("boxed", "\\boxed{1}\n\n\\boxed{2}", "2"),
        Case("boxed", "\\boxed{0} so \\boxed{1}, \\boxed{2} or \\boxed{3}", "\\boxed{1}, \\boxed{2} or \\boxed{3}"),
        Case("boxed", "\\boxed{1} 和 \\boxed{2}", "\\boxed{1} 和 \\boxed{2}"),
        Case("boxed", "\\boxed{7}, \\boxed{7}", "7"),
        Case("boxed", "\\boxed{1}, \\boxed{2", "1"),
        Case("auto", "<|begin_of_box|>4<|end_of_box|> \\boxed{5}", "4", as: "box"),
        Case("auto", "<|begin_of_box|>\\boxed{5}<|end_of_box|>", "\\boxed{5}", as: "box"),
        Case("auto", "x \\boxed{5} y", "5", as: "boxed"),
        Case("auto", " forty-two ", "forty-two", as: "none"),
        Case("auto", "<|begin_of_box|>4 \\boxed{5}", "5", as: "boxed"),
        Case("none", "\n It is <|begin_of_box|>4<|end_of_box|>. ", "It is <|begin_of_box|>4<|end_of_box|>."),
        Case("action", "Memory: None\nAction: {\"a\": \"click\"}", "{\"a\": \"click\"}"),
        Case("action", "Action: wait\nReason: x\nAction: tap\nMemory: y", "tap"),
        Case("action", "Action: <|begin_of_box|>Click [12]<|end_of_box|>\nMemory_Updated: {}", "Click [12]"),
        Case("action", "<|begin_of_box|>Action: Click [12]<|end_of_box|>", "Click [12]"),
        Case("action", "<|begin_of_box|>Thought: x\nAction: Click [12]<|end_of_box|>", "Click [12]"),
        Case(
            "action", "Action: {\n  \"a\": \"}\",\n  'b': '\\'}'\n}\nMemory: z", "{\n  \"a\": \"}\",\n  'b': '\\'}'\n}"),
        Case("action", "Action:\n{\"a\": 1}\nMemory: z", "{\"a\": 1}"),
        Case("action", "Action: {\"a\": 1\nMemory: z", "{\"a\": 1"),
        Case("action", "Action: [12] Click\nMemory: z", "[12] Click"),
        Case("action", "Action:\nMemory: {}", ""),
        Case("action", "  Action: tap\r\nMemory: y", "tap"),
        Case("action", "The Action: tap", .noAction),
        Case("action", "action: tap", .noAction),
        Case("pattern:last", "a=1 a=2 b", "2"),
        Case("pattern:last", "b", .noMatch(pattern: "last")),
        Case("pattern:other", "b", .unknownPattern("other")),
    ]

    @Test(arguments: cases)
    func finds(example: Case) throws {
        let patterns = ["last": try UserPattern(#"a=(\d)"#)]
        let rule = try #require(ExtractionRule(name: example.rule))
        #expect(rule.name == example.rule)
        // The same in every layout, with decoys where nothing may be taken from.
        let decoy = "<|begin_of_box|>0<|end_of_box|>\\boxed{0}\nAction: 0\na=0"
        for (layout, before, after) in [
            (Layout.thinkAnswer, "\(decoy)<think>\(decoy)</think>\(decoy)<answer>", "</answer>\(decoy)"),
            (.think, "\(decoy)<think>\(decoy)</think>", ""), (.answer, "\(decoy)<answer>", "</answer>\(decoy)"),
            (.none, "", ""),
        ] {
            var settings = EnvelopeSettings()
            settings.layout = layout
            let response = before + example.answer + after
            let envelope = EnvelopeScanner.scan(response.utf8Span.span, settings)
            do throws(ExtractionFailure) {
                let found = try Extractor.extract(rule, from: response.utf8Span, envelope: envelope, patterns: patterns)
                #expect(.success(found.text) == example.expected, "\(layout)")
                #expect(found.rule.name == example.found ?? example.rule)
                #expect(String(decoding: Array(response.utf8)[found.range], as: UTF8.self) == found.text)
            } catch {
                #expect(.failure(error) == example.expected, "\(layout)")
            }
        }
    }

    @Test func withoutEnvelopeTheLastThoughtIsDropped() {
        func find(_ text: String, prefilled: Bool = false) -> Result<String, ExtractionFailure> {
            do throws(ExtractionFailure) {
                return .success(try Extractor.lastBoxed(in: text.utf8Span.span, thinkPrefilled: prefilled).text)
            } catch { return .failure(error) }
        }
        #expect(find("so \\boxed{4}") == .success("4"))
        #expect(find("<think>\\boxed{3}</think>\\boxed{4}") == .success("4"))
        #expect(find("\\boxed{3}</THINK>\\boxed{4}") == .success("4"))
        #expect(find("<think>\\boxed{3}</think>4") == .failure(.noBoxed))
        #expect(find("<think>\\boxed{3}") == .failure(.unclosedThought))
        #expect(find("<think>a</think>\\boxed{4}<think>") == .failure(.unclosedThought))
        #expect(find("\\boxed{3}", prefilled: true) == .failure(.unclosedThought))
        #expect(find("\\boxed{3}</think>\\boxed{4}", prefilled: true) == .success("4"))
        #expect(find("\\boxed{4") == .failure(.unclosedBoxed))
    }

    @Test func aBrokenEnvelopeHasNoAnswer() {
        for response in ["", "42", "<think>x", "<think>x</think><answer>42", "<answer>1</answer><answer>2</answer>"] {
            let envelope = EnvelopeScanner.scan(response.utf8Span.span, EnvelopeSettings())
            #expect(throws: ExtractionFailure.noAnswerPart) {
                try Extractor.extract(.none, from: response.utf8Span, envelope: envelope)
            }
        }
    }

    @Test func groundTruths() {
        func extract(_ text: String) -> GroundTruthExtraction { GroundTruthExtraction.extract(from: text) }
        let thought = "<think>6·7</think>"
        #expect(extract("42") == .plain)
        #expect(extract("") == .plain)
        #expect(extract("<answer>42</answer>") == .plain)
        #expect(extract("a <think>") == .plain)
        #expect(extract(" \(thought)\n<answer>It is <|begin_of_box|> 42 <|end_of_box|></answer>\n") == .extracted("42"))
        #expect(extract("\(thought)<answer>so \\boxed{42}</answer>") == .extracted("42"))
        #expect(extract("\(thought)<answer> forty-two </answer>") == .extracted("forty-two"))
        #expect(
            extract("<think></think><answer><|begin_of_box|>x \\boxed{y}<|end_of_box|></answer>")
                == .extracted("x \\boxed{y}"))
        #expect(
            extract("\(thought)<answer><|begin_of_box|>1<|end_of_box|><|begin_of_box|>2<|end_of_box|></answer>")
                == .unreadable("has an envelope, but the answer holds several boxes"))
        #expect(
            extract("\(thought)<answer><|begin_of_box|>1</answer>")
                == .unreadable(
                    "has an envelope, but the box in the answer has only one of its markers, or they are the wrong way round"
                ))
        #expect(extract("\(thought)42") == .unreadable("has a broken envelope: missing_answer"))
        #expect(extract("\(thought)<answer></answer>") == .unreadable("has a broken envelope: empty_answer"))
    }

    @Test func everyFailureHasAMeaning() {
        #expect(ExtractionFailure.severalBoxes.meaning == .ambiguous)
        #expect(ExtractionFailure.patternLimit(pattern: "p", .match).meaning == .outOfLimits)
        #expect(ExtractionFailure.noBox.meaning == .noAnswer)
        #expect(ExtractionRule(name: "pattern:") == nil)
        #expect(ExtractionRule(name: "Box") == nil)
    }

    @Test(arguments: 0..<200)
    func codePointOffsetsAgreeWithScalars(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let scalars = (0..<Int.random(in: 0...9000, using: &random)).map { _ in
            ["a", "é", "汉", "🚌", "\u{301}"].randomElement(using: &random)! as Unicode.Scalar
        }
        let cut = Int.random(in: 0...scalars.count, using: &random)
        let end = Int.random(in: cut...scalars.count, using: &random)
        func bytes(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + UTF8.width($1) } }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let span = String(text).utf8Span.span
        #expect(CodePointOffsets.range(bytes(cut)..<bytes(end), in: span) == cut..<end, "seed \(seed)")
    }
}
