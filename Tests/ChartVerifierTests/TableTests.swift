import AssayCore
import AssayJSON
import ChartVerifier
import Foundation
import TestSupport
import Testing

/// Tables by Relative Mapping Similarity.
@Suite struct TableTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject = [:], detail: DetailLevel = .none,
        budget: WorkBudget = WorkBudget()
    ) throws -> (finding: Finding, work: Int) {
        let verifier = try ChartVerifier(options: OptionValues(options.merging(["answer_type": "table"])))
        var context = VerificationContext(detailLevel: detail, budget: budget)
        let finding = verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
        return (finding, context.budget.spent)
    }

    private func accuracy(_ answer: String, _ truth: JSONValue, _ options: JSONObject = [:]) throws -> Double? {
        if case .decided(let accuracy, _, _) = try finding(answer, truth, options).finding.decision {
            accuracy
        } else {
            nil
        }
    }

    /// The scores of `Scripts/generate-table-fixtures.py`, which computes them with numpy and scipy.
    @Test func generatedTablesAgreeWithAnIndependentImplementation() throws {
        let lines = try Repository.bytes("fixtures/chart/tables.jsonl").split(separator: 0x0A)
        #expect(lines.count >= 200)
        for line in lines {
            let row = try #require(try JSONDocument(parsing: Array(line)).root.value().objectValue)
            let response = try #require(row["response"]?.stringValue)
            let opened = response.components(separatedBy: "<|begin_of_box|>")
            let answer = try #require(opened.last).components(separatedBy: "<|end_of_box|>")[0]
            let expected = try #require(row["expected"]?.objectValue?["score"]?.numberValue?.double)
            let options = try #require(row["options"]?.objectValue)
            let truth = try #require(row["ground_truth"])
            let score = try #require(try accuracy(answer, truth, options))
            #expect(abs(score - expected) < 1e-9, "\(row["id"]?.text ?? ""): \(score), expected \(expected)")
        }
    }

    private static let table = "| Year | Men | Women |\n|---|---|---|\n| 2010 | 5 | 7 |\n| 2011 | 6 | 8 |"

    @Test(arguments: [
        "Year | Men | Women <0x0A> 2010 | 5 | 7 <0x0A> 2011 | 6 | 8", "Year,Men,Women\n2010,5,7\n2011,6,8\n",
        "Year\tMen\tWomen\r\n2010\t5\t7\r\n2011\t6\t8", "```markdown\n\(table)\n```",
        "Here it is:\n\n\(table)\n\nThat is all.",
        "| Year | Women | Men |\n|:-:|--:|:--|\n| 2011 | 8 | 6 |\n| 2010 | 7 | 5 |",
        #"[["Year","Men","Women"],["2010",5,7],["2011",6,8]]"#,
        #"[{"Year": 2010, "Men": 5, "Women": 7}, {"Year": "2011", "Women": 8.0, "Men": 6}]"#,
        "| | 2010 | 2011 |\n|-|-|-|\n| Men | 5 | 6 |\n| Women | 7 | 8 |",
        "\"Year\",\"MEN\",\"Women\"\n\"2010\",\" 5\",7\n2011,6.00,8",
        "<table><tr><th>Year</th><th>Men</th><th>Women</th></tr><tr><td>2010<td>5<td>7<tr><td>2011<td>6<td>8</table>",
    ])
    func oneTableInManyNotations(_ answer: String) throws {
        #expect(try accuracy(answer, .string(Self.table)) == 1)
    }

    private static let parts: [(String, Double)] = [
        ("| Year | Men | Women |\n| 2010 | 5 | 7 |", 2.0 / 3),
        ("| Year | Men |\n| 2010 | 5 |\n| 2011 | 6 |", 2.0 / 3),
        (table + "\n| 2012 | 5 | 7 |", 0.8),
        (table + "\n" + table, 8.0 / 14),
        ("| Year | Men | Women |\n| 2010 | 5 | 7.7 |\n| 2011 | 6 | 8 |", 0.975),
        ("| Year | Men | Women |\n| 2010 | 5 | 7.71 |\n| 2011 | 6 | 8 |", 0.75),
        ("| Year | Men | Women |\n| 2010 | | |\n| 2011 | | |", 0),
        ("", 0), ("5 7 6 8", 0), ("2010,5,7,2011,6,8", 0), ("<table>", 0),
        ("| Year | Men | Women |\n| 2010 | 5 or 6 | 7? |\n| 2011 | six | 8 |", 0.5),
    ]

    @Test(arguments: parts)
    func partOfATable(_ answer: String, _ expected: Double) throws {
        let found = try #require(try accuracy(answer, .string(Self.table)))
        #expect(abs(found - expected) < 1e-12, "\(found)")
    }

    /// What a policy writes that does not know the chart.
    @Test func padding() throws {
        let numbers = (0..<400).map { "| \($0) | \($0) |" }.joined(separator: "\n")
        let dumped = try accuracy("| a | b |\n" + numbers, .string(Self.table))
        #expect(try #require(dumped) < 0.02)
        let repeated = String(repeating: "| 2010 | 5 | 7 |\n", count: 200)
        let again = try accuracy("| Year | Men | Women |\n" + repeated, .string(Self.table))
        #expect(try #require(again) < 0.05)
        #expect(try accuracy(String(repeating: " ", count: 5_000), .string(Self.table)) == 0)
    }

    @Test func aTitleIsAValueOfItsOwn() throws {
        let truth = "TITLE | Sales by year <0x0A> Year | Sales <0x0A> 2010 | 5"
        #expect(try accuracy(truth, .string(truth)) == 1)
        #expect(try accuracy("Year | Sales <0x0A> 2010 | 5", .string(truth)) == 2.0 / 3)
    }

    @Test(arguments: ["", "no table", "| a | b |", "| a |\n| 1 |", "a,b\n1,\n"])
    func aGroundTruthWithoutAValueIsRefused(_ truth: String) {
        #expect(throws: GroundTruthError.self) { try finding("", .string(truth)) }
    }

    private func large(_ rows: Int, _ value: (Int) -> Int) -> String {
        "Name,First,Second\n" + (0..<rows).map { "row \($0),\(value($0)),\($0 % 97)" }.joined(separator: "\n")
    }

    @Test func tenThousandRowsStayWithinTheBudget() throws {
        let truth = JSONValue.string(large(10_000) { $0 })
        let (equal, work) = try finding(large(10_000) { $0 }, truth)
        #expect(equal.decision == .decided(accuracy: 1, .correct, by: .rule("table")))
        #expect(work < WorkBudget.standardUnits / 4)
        let (near, _) = try finding(large(10_000) { $0 < 5_000 ? $0 : $0 * 2 }, truth)
        if case .decided(let accuracy, .partial, _) = near.decision {
            #expect(abs(accuracy - 0.75) < 1e-3)
        } else {
            Issue.record("\(near.decision)")
        }
        // Nothing equal, everything near: more than is affordable, and said so.
        let renamed = large(10_000) { $0 }.replacingOccurrences(of: "row ", with: "line ")
        let units = 60_000_000
        let (other, spent) = try finding(renamed, truth, budget: WorkBudget(units: units))
        #expect(other.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
        #expect(spent <= units)
    }

    @Test(arguments: [
        "<table>", "<td colspan=1000 rowspan=1000>x", "<a \"", "|", "||\n", "<", "<!--", "&#x;", ",", "\"", "\t\n",
        "[[", "`", "<tr><td>",
    ])
    func floodsEnd(_ unit: String) throws {
        let flood = String(repeating: unit, count: (1 << 17) / unit.utf8.count)
        let (found, _) = try finding(flood, .string(Self.table))
        if case .decided(let accuracy, _, _) = found.decision {
            #expect(accuracy == 0)
        } else {
            Issue.record("undecided")
        }
    }

    @Test func detailTellsWhatDiffers() throws {
        let found = try finding(
            "| Year | Men | Wmen |\n| 2010 | 5 | 7 |\n| 2011 | 9 | 8 |\n| 1950 | 1 | 1 |", .string(Self.table),
            detail: .full
        ).finding
        #expect(found.detail["ground_truth_cells"] == 4 && found.detail["prediction_cells"] == 6)
        #expect(found.detail["matched"] == 3 && found.detail["transposed"] == false)
        let differences = try #require(found.detail["differences"]?.arrayValue)
        #expect(
            differences.contains { $0.objectValue?["value_similarity"] == 0 && $0.objectValue?["ground_truth"] == "6" })
        #expect(differences.contains { $0.objectValue?["prediction_header"] == "2010 wmen" })
    }
}
