import AssayCore
import AssayJSON
import Foundation
import OCRVerifier
import TestSupport
import Testing

/// Tables, formulas, key-value pairs and lines in any order.
@Suite struct StructuredTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject, detail: DetailLevel = .none,
        budget: WorkBudget = WorkBudget()
    ) throws -> (finding: Finding, work: Int) {
        let verifier = try OCRVerifier(options: OptionValues(options))
        var context = VerificationContext(detailLevel: detail, budget: budget)
        let finding = verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
        return (finding, context.budget.spent)
    }

    private func expect(_ answer: String, _ truth: JSONValue, _ options: JSONObject, _ score: Double) throws {
        let found = try finding(answer, truth, options).finding
        guard case .decided(let accuracy, _, _) = found.decision else {
            Issue.record("undecided")
            return
        }
        #expect(
            abs(accuracy - score) < 1e-9,
            "\(answer.prefix(200)) against \(truth.text.prefix(200)): \(accuracy), expected \(score)")
    }

    /// The scores of `Scripts/generate-teds-fixtures.py`, from the recursive definition.
    @Test func generatedTablesAgreeWithAnIndependentImplementation() throws {
        let rows = OCRFixtureRow.rows(of: "tables.jsonl")
        #expect(rows.count >= 200)
        for row in rows {
            let score = try #require(row.expected["score"]?.numberValue?.double)
            try expect(row.answer, row.groundTruth, row.options, score)
        }
    }

    private static let small = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    private static let teds: JSONObject = ["metric": "teds"]
    private static let tables: [(String, Double)] = [
        (small, 1), ("| a | b |\n|---|---|\n| c | d |", 1), ("a,b\nc,d", 1), ("a\tb\nc\td", 1),
        ("```html\n\(small)\n```", 1),
        ("<p>Look:</p>\n\(small)<p>Done.</p>", 1), ("<TABLE border=1><TR><TH>a<TH>b<TR><TD>c<TD>d", 1),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>", 1),
        ("<table><tr><td>a</td><td>b</td></tr></table>", 0.5),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>x</td></tr></table>", 5.0 / 6),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td colspan=2>d</td></tr></table>", 5.0 / 6),
        ("<table><tr><td></td><td></td></tr><tr><td></td><td></td></tr></table>", 1.0 / 3),
        (small + small, 0.5), ("", 0), ("a b c d", 0), ("<table></table>", 0),
        ("<table><tr></tr><tr></tr></table>", 0),
    ]

    @Test(arguments: tables)
    func table(_ answer: String, _ score: Double) throws { try expect(answer, .string(Self.small), Self.teds, score) }

    @Test func structureAlone() throws {
        let other = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
        try expect(other, .string(Self.small), ["metric": "teds", "structure_only": true], 1)
        try expect("", "", Self.teds, 1)
        try expect(Self.small, "", Self.teds, 0)
        try expect(Self.small, ["<table><tr><td>x</td></tr></table>", .string(Self.small)], Self.teds, 1)
        try expect(other, .string(Self.small), ["metric": "teds", "lower_bound": 0.5], 0)
        #expect(throws: GroundTruthError.self) {
            try finding("", "no table here", Self.teds).work
        }
    }

    @Test func inlineTagsAndReferencesCount() throws {
        try expect("<td>x<sup>2</sup></td>", "<td>x<sup>2</sup></td>", Self.teds, 1)
        try expect("<td>x2</td>", "<td>x<sup>2</sup></td>", Self.teds, 0.75)
        try expect("<td>&lt;5 &amp; &#x3b1;&nbsp;</td>", "<td>&lt;5 & α</td>", Self.teds, 1)
    }

    @Test func largeTablesStayWithinTheBudget() throws {
        func table(_ rows: Int, _ cell: (Int) -> String) -> String {
            "<table>" + (0..<rows).map { "<tr><td>\($0)</td><td>\(cell($0))</td></tr>" }.joined() + "</table>"
        }
        let truth = table(10_000) { "v\($0 % 83)" }
        let (equal, _) = try finding(truth, .string(truth), Self.teds)
        #expect(equal.decision == .decided(accuracy: 1, .correct, by: .rule("tree_edit_distance")))
        let near = table(10_000) { $0 == 5_000 ? "x" : "v\($0 % 83)" }
        let (one, _) = try finding(near, .string(truth), Self.teds)
        if case .decided(let accuracy, .partial, _) = one.decision {
            #expect(abs(accuracy - (1 - 1 / 30_000.0)) < 1e-9)
        } else {
            Issue.record("\(one.decision)")
        }
        let other = table(10_000) { "w\($0 % 89)" }
        let (beyond, work) = try finding(other, .string(truth), Self.teds)
        #expect(beyond.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("ocr_work")))
        #expect(work <= WorkBudget.standardUnits)
    }

    private static let formulas: [(String, String, Double)] = [
        ("x^2", "$x^{2}$", 1), ("\\dfrac{1}{2}", "\\frac12", 1), ("\\left( a+b \\right)", "(a+b)", 1),
        ("a\\,b\\quad c", "abc", 1),
        ("x^2_1", "x_1^{2}", 1), ("\\mathrm{d}x", "dx", 1), ("α≤β", "\\alpha\\le\\beta", 1),
        ("f'(x)", "f^{\\prime}(x)", 1),
        ("\\[ E = mc^2 \\]", "E=mc^{2}", 1), ("\\begin{equation}a=b\\end{equation}", "a=b", 1), ("{x+y}", "x+y", 1),
        ("\\text{if } x", "ifx", 1),
        ("b+a", "a+b", 1), ("2x+2y", "2(x+y)", 1), ("x=1", "x=2", 2.0 / 3), ("", "x", 0), ("", "", 1),
        ("\\sqrt[3]{xy}", "\\sqrt[3]{xy}", 1),
        ("\\alpha", "\\beta", 0), ("|x|", "\\vert x \\vert", 1), ("\\sum\\limits_{i=1}^n i", "\\sum_{i=1}^{n} i", 1),
    ]

    @Test(arguments: formulas)
    func formula(_ answer: String, _ truth: String, _ score: Double) throws {
        try expect(answer, .string(truth), ["metric": "formula"], score)
    }

    @Test func valuesCountOnlyWhereTheyAreAskedFor() throws {
        let found = try finding("b+a", "a+b", ["metric": "formula"], detail: .full).finding
        #expect(found.decision == .decided(accuracy: 1, .correct, by: .rule("formula_value")))
        #expect(found.detail["answer_tokens"] == "b + a")
        try expect("b+a", "a+b", ["metric": "formula", "formula_values": false], 1.0 / 3)
        try expect("0.3333", "1/3", ["metric": "formula"], 1.0 / 6)
    }

    private static let form: JSONValue = [
        "Invoice No": "A-17", "total": 12.50, "items": [["name": "tea"], ["name": "cake"]], "note": "",
    ]
    private static let pairs: [(String, Double)] = [
        (#"{"invoice_no": "A-17", "Total": 12.50, "items": [{"name": "cake"}, {"name": "tea"}]}"#, 1),
        ("Invoice No: A-17\ntotal: 12.50\nitems.name: tea\nitems.name: cake", 1),
        ("```json\n{\"invoice no\": \"A-17\", \"total\": \"12.50\"}\n```", 2 * 2.0 / 6),
        ("- **Invoice No**: A-17\n- **Total:** 12.50", 2 * 2.0 / 6), ("发票：1\nInvoice No：A-17", 2 * 1.0 / 6), ("", 0),
        ("A-17 12.50 tea cake", 0),
        (String(repeating: "total: 12.50\n", count: 96), 2 * 1.0 / 100), ("total: 12.51", 0), ("total:", 0),
        ("{\"total\": 12.50", 0),
        ("a: A-17\nb: 12.50\nc: tea", 0), ("Invoice No: A-17 or B-18", 0),
    ]

    @Test(arguments: pairs)
    func keyValues(_ answer: String, _ score: Double) throws {
        try expect(answer, Self.form, ["metric": "kv_f1"], score)
    }

    @Test func keyValueTruths() throws {
        try expect("", [:], ["metric": "kv_f1"], 1)
        try expect("a: 1", "", ["metric": "kv_f1"], 0)
        try expect("Name: ANNA", "name: Anna", ["metric": "kv_f1"], 0)
        try expect("Name: ANNA", "name: Anna", ["metric": "kv_f1", "ignore_case": true], 1)
        for truth in ["just words", 5, [1], true] as [JSONValue] {
            #expect(throws: GroundTruthError.self) { try finding("", truth, ["metric": "kv_f1"]).work }
        }
    }

    private static let lines: [(String, Double)] = [
        ("one two\nthree\nfour", 1), ("four\none two\nthree", 1), ("three\n\n  four \r\none two", 1),
        ("four\none two\nthreX", 14.0 / 15), ("one two", 6.0 / 15),
        ("", 0),
    ]

    @Test(arguments: lines)
    func linesInAnyOrder(_ answer: String, _ score: Double) throws {
        try expect(answer, "one two\nthree\nfour", ["line_order": "any"], score)
    }

    @Test func linesAgainstEveryAssignment() throws {
        var random = SeededGenerator(seed: 5)
        for seed in 1...300 {
            let left = (0..<Int.random(in: 1...5, using: &random)).map { _ in line(&random) }
            let right = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                Bool.random(using: &random) ? line(&random) : left[0]
            }
            let longer = max(left.joined().count, right.joined().count)
            let best = Self.best(left, right)
            let found = try finding(
                left.joined(separator: "\n"), .string(right.joined(separator: "\n")), ["line_order": "any"]
            ).finding
            guard case .decided(let accuracy, _, _) = found.decision else {
                Issue.record("undecided")
                return
            }
            #expect(abs(accuracy - Double(best) / Double(longer)) < 1e-9, "seed \(seed): \(left) \(right)")
        }
        #expect(throws: OptionError.self) {
            try OCRVerifier(options: OptionValues(["line_order": "any", "metric": "teds"]))
        }
    }

    private func line(_ random: inout SeededGenerator) -> String {
        String((0..<Int.random(in: 1...6, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
    }

    /// The most that paired lines have in common, over every assignment.
    private static func best(_ left: [String], _ right: [String]) -> Int {
        guard let first = left.first else { return 0 }
        let rest = Array(left.dropFirst())
        var most = best(rest, right)
        for (index, line) in right.enumerated() {
            var others = right
            others.remove(at: index)
            most = max(most, max(first.count, line.count) - distance(Array(first), Array(line)) + best(rest, others))
        }
        return most
    }

    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        guard let first = a.first else { return b.count }
        guard let second = b.first else { return a.count }
        let (left, right) = (Array(a.dropFirst()), Array(b.dropFirst()))
        if first == second { return distance(left, right) }
        return 1 + min(distance(left, b), distance(a, right), distance(left, right))
    }

    private static let options: [JSONObject] = [
        ["metric": "teds"], ["metric": "formula"], ["metric": "kv_f1"], ["line_order": "any"],
    ]
    private static let floods = [
        "<table>", "<td>", "<tr><td colspan=1000 rowspan=1000>", "<td a=\"", "&#x", "{", "}", "^", "x^{", "\\frac",
        "\\", "'", "_^", "a:\n", "{\"a\":", "[", "\n", "a\n",
        "| a ", "\u{301}", "<b>", "<caption>",
    ]

    @Test(arguments: options, floods)
    func floodsEnd(_ options: JSONObject, _ unit: String) throws {
        let flood = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
        let truth: JSONValue = options["metric"] == "kv_f1" ? "key: value" : .string(Self.small)
        let (found, work) = try finding(flood, truth, options, budget: WorkBudget(units: 40_000_000))
        guard case .decided(let accuracy, _, _) = found.decision else {
            Issue.record("undecided")
            return
        }
        #expect(accuracy < 0.05 && work <= 40_000_000, "\(accuracy)")
    }
}
