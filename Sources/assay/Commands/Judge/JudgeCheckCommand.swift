import ArgumentParser
import AssayConfiguration
import AssayJSON
import AssayJudge
import AssayTerminal

/// `assay judge check`.
struct JudgeCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Ask every judge at every endpoint ten questions whose answers are known.",
        discussion: """
            Five answers are right and five wrong, two of those phrases that fool judges; a reward model gets five good \
            answers and five poor ones. They go past gates, caches and canaries. The report gives latency, agreement with \
            what is known, how many wrong answers were called right (FALSE +) and right ones wrong (FALSE -), tokens, and \
            cost at the configured prices.

            EXAMPLES
              assay judge check --config assay.yaml
              assay judge check --config assay.yaml --json

            EXIT CODES
              0  every endpoint answered everything, within the limits of its canaries
              1  one did not
              2  no judge is configured, or the configuration cannot be read
            """)

    @ArgumentParser.Option(help: ArgumentHelp("The configuration.", valueName: "file")) var config: String
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let loaded = try ConfigurationFile.load(config)
        guard !loaded.judges.isEmpty else { throw CommandFailure.caller("\(config): no judge is configured") }
        var results: [JudgeExamination.Result] = []
        for judge in loaded.judges.judges + (loaded.judges.audit.map { [$0.judge] } ?? []) {
            for endpoint in judge.endpoints {
                // An office each: nothing of one examination counts in the next.
                let office = JudgeOffice(log: DaemonLog(loaded.log))
                results.append(
                    try JudgeExamination(settings: loaded.judges, office: office).run(judge, at: endpoint))
            }
        }
        if json { print(JSONValue.array(results.map(Self.json)).text) } else { Self.show(results) }
        if !results.allSatisfy(\.isFine) { throw ExitCode(1) }
    }

    private static func show(_ results: [JudgeExamination.Result]) {
        var table = TextTable(header: [
            "JUDGE", "ENDPOINT", "ANSWERED", "AGREES", "FALSE +", "FALSE -", "MEDIAN", "SLOWEST", "TOKENS", "COST", "",
        ])
        for result in results {
            table.add([
                result.judge, result.endpoint, "\(result.answered)/\(result.asked)", "\(result.agreed)/\(result.asked)",
                "\(result.falsePositives)/\(result.wrongAnswered)", "\(result.falseNegatives)/\(result.rightAnswered)",
                milliseconds(result.latencies.isEmpty ? nil : result.latencies[result.latencies.count / 2]),
                milliseconds(result.latencies.last), "\(result.promptTokens)+\(result.replyTokens)", "\(result.cost)",
                result.isFine ? "" : "FAIL",
            ])
        }
        for line in table.lines() { print(line) }
        for result in results {
            guard let problem = result.problem else { continue }
            print("\n\(TerminalText.escaped("\(result.judge) at \(result.endpoint): \(problem)"))")
        }
    }

    private static func milliseconds(_ microseconds: Int?) -> String {
        microseconds.map { "\(($0 + 500) / 1000) ms" } ?? "-"
    }

    private static func json(_ result: JudgeExamination.Result) -> JSONValue {
        func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
        func number(_ value: Double) -> JSONValue { JSONNumber(value).map(JSONValue.number) ?? .null }
        return [
            "judge": .string(result.judge), "model": .string(result.model), "endpoint": .string(result.endpoint),
            "asked": number(result.asked), "answered": number(result.answered), "agreed": number(result.agreed),
            "false_positives": number(result.falsePositives), "wrong_answered": number(result.wrongAnswered),
            "false_negatives": number(result.falseNegatives), "right_answered": number(result.rightAnswered),
            "latency_us": .array(result.latencies.map(number)), "prompt_tokens": number(result.promptTokens),
            "reply_tokens": number(result.replyTokens), "cost": number(result.cost),
            "problem": result.problem.map(JSONValue.string) ?? .null, "fine": .bool(result.isFine),
        ]
    }
}
