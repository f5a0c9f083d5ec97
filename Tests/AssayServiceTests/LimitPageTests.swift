import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayJudge
import AssayScoring
import Foundation
import StandardVerifiers
import TestSupport
import Testing

@testable import AssayService

/// docs/limits.md is the one table of all limits: a limit that is not in it, or stands there with another value, fails.
@Suite struct LimitPageTests {
    /// The rows of a table whose first cell is in backquotes, as cells without them.
    private func rows(under heading: String) throws -> [[String]] {
        var isInside = false
        var rows: [[String]] = []
        for line in try Repository.text("docs/limits.md").split(separator: "\n") {
            if line.hasPrefix("## ") { isInside = line == "## \(heading)" }
            guard isInside, line.hasPrefix("| `") else { continue }
            rows.append(
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "") })
        }
        return rows
    }

    /// A value of a settings type as the page writes it; nil for what is no limit.
    private func text(_ value: Any) -> String? {
        switch value {
        case let number as Int: String(number)
        case let time as Duration:
            String(time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000)
        default: nil
        }
    }

    private func limits(_ prefix: String, _ settings: Any, only names: Set<String>? = nil, snake: Bool = false)
        -> [String: String]
    {
        var limits: [String: String] = [:]
        for child in Mirror(reflecting: settings).children {
            guard let label = child.label, names?.contains(label) ?? true, let value = text(child.value) else {
                continue
            }
            limits["\(prefix).\(snake ? snakeCase(label) : label)"] = value
        }
        return limits
    }

    private func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    @Test func theDaemonsLimitsAreThoseOfTheCode() throws {
        let documented = try rows(under: "The daemon").map { ($0[0], $0[1]) }
        var expected = Dictionary(
            uniqueKeysWithValues: LimitTable.rows().map { ("limits.\($0.key)", String($0.value)) })
        for part in [
            limits("deadlines_ms", DeadlineSettings(), snake: true), limits("HTTPLimits", HTTPLimits()),
            limits("HTTPDeadlines", HTTPDeadlines()), limits("StreamLimits", StreamLimits()),
            limits("JSONLimits", JSONLimits()), limits("RecordSettings", RecordSettings(directory: "")),
            limits("FormatAlarmSettings", FormatAlarmSettings(), only: ["maxDataSources"]),
            limits("TokenLimits", TokenLimits()),
            limits("PanelSettings", PanelSettings(), only: ["maxQueued", "cacheBytes", "cacheFileBytes", "cacheDays"]),
            limits(
                "JudgeSettings", JudgeSettings(name: "", endpoints: [], model: ""),
                only: ["timeoutMilliseconds", "concurrency", "retries"]),
            [
                "StreamExchange.windowBytes": String(StreamExchange.windowBytes),
                "WorkBudget.standardUnits": String(WorkBudget.standardUnits),
            ],
        ] {
            expected.merge(part) { $1 }
        }
        #expect(documented.count == Set(documented.map(\.0)).count)
        #expect(Dictionary(documented) { $1 } == expected)
    }

    private static let shortTexts = [
        "vqa", "multi_image", "mmsi", "long_doc", "video", "biology", "geography", "liberal_arts", "geoquest",
    ]

    private func verifiers(_ cell: String) -> [String] {
        cell.components(separatedBy: ", ").flatMap { $0 == "short texts" ? Self.shortTexts : [$0] }
    }

    @Test func everyLimitOfEveryVerifierHasItsRow() throws {
        let documented = try rows(under: "The verifiers").flatMap { row in verifiers(row[1]).map { "\($0) \(row[0])" } }
        let declared = StandardVerifiers.all.flatMap { type in
            type.specification.limits.map { "\(type.specification.name) limit:\($0)" }
        }
        #expect(documented.sorted() == declared.sorted())
    }

    /// An answer one byte or token over the limit is out of limits by that name; one below is not.
    @Test func whatPassesALimitOfSizeIsOutOfLimits() throws {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(),
            configHash: "0000000000000000")
        var count = 0
        for row in try rows(under: "The verifiers")
        where row[3] == "bytes of an answer" || row[3] == "tokens of an answer" {
            let limit = try #require(Int(row[2]))
            for verifier in verifiers(row[1]) {
                let type = try #require(StandardVerifiers.all.first { $0.specification.name == verifier })
                for (size, passes) in [(limit, false), (limit + 1, true)] {
                    let unit = row[3].hasPrefix("bytes") ? "a" : "a "
                    let rollout = Rollout(
                        verifier: verifier, dataSource: nil, prompt: nil,
                        content: .answer(String(String(repeating: unit, count: size).dropLast(unit.count - 1))),
                        groundTruth: type.specification.example.groundTruth,
                        options: type.specification.example.options)
                    let verdict = scorer.score(rollout)
                    #expect(
                        (verdict.outcome.decidedBy?.text == row[0]) == passes,
                        "\(verifier) \(size): \(verdict.outcome)")
                    count += 1
                }
            }
        }
        #expect(count > 20)
    }

    /// The longest responses the models write are looked at whole, by every verifier, under the defaults.
    @Test func aResponseOf130KilobytesIsWithinEveryDefault() throws {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(),
            configHash: "0000000000000000")
        let thought = (0..<20_000).map { "w\($0)" }.joined(separator: " ").prefix(130_000)
        for type in StandardVerifiers.all {
            let example = type.specification.example
            let answer =
                type.specification.answersHoldBox ? "<|begin_of_box|>\(example.answer)<|end_of_box|>" : example.answer
            let rollout = Rollout(
                verifier: type.specification.name, dataSource: nil, prompt: .text(example.prompt),
                content: .response("<think>\(thought)</think><answer>\(answer)</answer>"),
                groundTruth: example.groundTruth, options: example.options)
            #expect(scorer.score(rollout).outcome.score == 1, "\(type.specification.name)")
        }
    }
}
