import ArgumentParser
import AssayAudit
import AssayCore
import AssayJSON
import AssayScoring
import AssayTerminal
import StandardVerifiers

/// `assay audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Try a generated hostile corpus on the verifiers as configured.",
        discussion: """
            For each verifier tasks are made from a seed, and answers that know nothing: empty ones, the whole image, \
            grids of boxes, every option, hedges, ranges, padding, forged markers and the like. The report says what \
            each attack earned at best and on average, and where that is more than chance.

            EXAMPLES
              assay audit                            every verifier with its defaults
              assay audit ocr grounding --config assay.yaml
              assay audit --json --seed 7

            EXIT CODES
              0  no attack earns more than the chance level of its verifier
              1  one does, or a task has no score
              2  there is no such verifier, or the configuration cannot be read
            """)

    @Argument(help: ArgumentHelp("Verifiers by name; without any, all of them.", valueName: "verifier"))
    var verifiers: [String] = []
    @ArgumentParser.Option(help: ArgumentHelp("The configuration; without one, the defaults.", valueName: "file"))
    var config: String?
    @ArgumentParser.Option(help: ArgumentHelp("The same seed makes the same corpus.", valueName: "n"))
    var seed: UInt64 = 1
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let registry = VerifierRegistry(StandardVerifiers.all)
        for name in verifiers where registry[name] == nil {
            throw CommandFailure.caller(
                "there is no verifier \(name); there are \(registry.names.joined(separator: ", "))")
        }
        let scorer = try ConfigurationFile.scorer(try ConfigurationFile.load(config), from: config)
        let chosen = registry.types.map { $0.specification }.filter {
            verifiers.isEmpty || verifiers.contains($0.name)
        }
        let results = Audit(scorer: scorer, seed: seed).run(chosen)
        let failed = results.filter(\.hasFailed)
        if json { print(report(results, failed).text) } else { show(results, failed) }
        if !failed.isEmpty { throw ExitCode(1) }
    }

    private func show(_ results: [AuditResult], _ failed: [AuditResult]) {
        var table = TextTable(header: ["VERIFIER", "ATTACK", "TRIED", "BEST", "MEAN", "CHANCE", ""])
        for result in results {
            table.add([
                Self.target(result), result.attack.rawValue, String(result.tried), Self.rounded(result.best),
                Self.rounded(result.mean), String(result.chanceLevel), result.hasFailed ? "FAIL" : "",
            ])
        }
        for line in table.lines() { print(line) }
        for result in failed {
            let place = "\(Self.target(result)), \(result.attack.rawValue)"
            if let response = result.bestResponse, result.best > result.chanceLevel {
                print("\n\(place): \(Self.rounded(result.best)) for\n  \(TerminalText.shortened(response, to: 160))")
            }
            if result.withoutScore > 0 { print("\n\(place): \(result.withoutScore) responses have no score") }
        }
        let tried = results.reduce(0) { $0 + $1.tried }
        print("\n\(tried) responses in \(results.count) attacks, seed \(seed): \(failed.count) earned more than chance")
    }

    private func report(_ results: [AuditResult], _ failed: [AuditResult]) -> JSONValue {
        [
            "seed": JSONNumber(literal: String(seed)).map(JSONValue.number) ?? .null,
            "tried": .number(JSONNumber(results.reduce(0) { $0 + $1.tried })),
            "failed": .number(JSONNumber(failed.count)),
            "attacks": .array(
                results.map { result in
                    [
                        "verifier": .string(result.verifier),
                        "data_source": result.dataSource.map(JSONValue.string) ?? .null,
                        "attack": .string(result.attack.rawValue),
                        "tried": .number(JSONNumber(result.tried)), "best": Self.number(result.best),
                        "mean": Self.number(result.mean), "chance_level": Self.number(result.chanceLevel),
                        "without_score": .number(JSONNumber(result.withoutScore)),
                        "best_response": result.bestResponse.map(JSONValue.string) ?? .null,
                        "failed": .bool(result.hasFailed),
                    ]
                }),
        ]
    }

    /// `gui`, or `gui OSWorld` for a data source.
    private static func target(_ result: AuditResult) -> String {
        ([result.verifier] + (result.dataSource.map { [$0] } ?? [])).joined(separator: " ")
    }

    private static func number(_ value: Double) -> JSONValue { JSONNumber(value).map(JSONValue.number) ?? .null }

    private static func rounded(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
}
