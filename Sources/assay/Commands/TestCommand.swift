public import ArgumentParser
import AssayConfiguration
import AssayCore
import AssayFixtures
import AssayScoring
import AssayTerminal

/// `assay test`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Score fixture files and compare the verdicts with what each row expects.",
        discussion: """
            A fixture file is JSON Lines, or YAML with a list of the same objects: a rollout with `expected`, and `why`, \
            `tags`, `debatable`, `xfail` beside it. NeMo Gym's own fixture lines are read too. Folders are searched for \
            .jsonl, .yaml and .yml files.

            EXAMPLES
              assay test fixtures/ocr                    all rows of a domain
              assay test cases.jsonl --filter '^ocr-0'   rows whose id matches a pattern
              assay test fixtures --tag hostile          rows with a tag
              assay test fixtures --format junit > report.xml
              assay test cases.jsonl --update            expect what is; only rows that differ are rewritten
              assay test cases.jsonl --watch             again whenever a file changes
              assay test fixtures --url http://127.0.0.1:8787   score by a running daemon
              assay test fixtures --url http://127.0.0.1:8787 --protocol openrlhf   as OpenRLHF asks it

            EXIT CODES
              0  every row is as expected, or is marked `xfail` and fails
              1  a row differs
              2  a file cannot be read, or a row is no fixture
            """)

    @Argument(help: ArgumentHelp("Fixture files or folders.", valueName: "path")) var paths: [String]
    @OptionGroup var scoring: ScoringOptions
    @OptionGroup var selection: FixtureSelection
    @ArgumentParser.Option(help: ArgumentHelp("text, json, junit or tap.", valueName: "format"))
    var format: ReportFormat = .text
    @ArgumentParser.Option(
        name: .customLong("protocol"),
        help: ArgumentHelp("With --url: native, openrlhf, slime, gym or glmv.", valueName: "protocol"))
    var speaking: TrainerProtocol = .native
    @ArgumentParser.Option(
        name: .customLong("repeat"),
        help: ArgumentHelp("Score every row so often; verdicts must be the same.", valueName: "n"))
    var repeats: Int = 1
    @Flag(help: "Rewrite the expectations of rows that differ, in JSON Lines files.") var update = false
    @Flag(help: "Run again whenever a fixture or the configuration changes.") var watch = false
    @Flag(help: "Let expected.max_ms count; not for CI.") var timed = false

    func validate() throws {
        if speaking != .native, scoring.url == nil { throw ValidationError("--protocol goes with --url") }
        if update, speaking != .native { throw ValidationError("--update needs whole verdicts: no --protocol") }
        if watch, format != .text { throw ValidationError("--watch writes text") }
        if repeats < 1 || repeats > 1000 { throw ValidationError("--repeat takes a number from 1 to 1000") }
    }

    func run() throws {
        guard watch else {
            let report = try runOnce()
            if report.failed > 0 { throw ExitCode(1) }
            return
        }
        while true {
            // Watched before it is read, so that no change falls between the two.
            let changes = try FileWatch(paths + (scoring.config.map { [$0] } ?? []))
            do {
                _ = try runOnce()
            } catch let failure as CommandFailure {
                CommandFailure.report(failure.message)
            }
            changes.wait()
        }
    }

    private func runOnce() throws -> TestReport {
        var report = try compare()
        if update, report.failed > 0 {
            let (updated, left) = try rewrite(report)
            StandardError.write("\(updated) rows updated, \(left) left as they are\n")
            if updated > 0 { report = try compare() }
        }
        var output = try FileOutput(path: nil)
        try output.append(report.rendered(as: format))
        try output.flush()
        return report
    }

    private func compare() throws -> TestReport {
        let cases = try selection.cases(in: paths, gym: try gym())
        var backend = try scoring.makeBackend()
        if speaking != .native, let daemon = backend as? RemoteBackend {
            backend = ProtocolBackend(daemon: daemon, speaking: speaking, jobs: scoring.jobs)
        }
        let comparison = FixtureScoring(backend: backend, repeats: repeats, isTimed: timed)
        return TestReport(try comparison.results(on: cases, isQuiet: format != .text || watch))
    }

    /// How NeMo Gym's lines are scored: as its door would.
    private func gym() throws -> GymFixture {
        let door = try ConfigurationFile.load(scoring.config).doors[.gym]
        return GymFixture(
            verifier: door.verifier ?? "math", options: door.options, groundTruthField: door.groundTruthField)
    }

    private func rewrite(_ report: TestReport) throws -> (updated: Int, left: Int) {
        var updated = 0
        var left = 0
        for (file, results) in Dictionary(grouping: report.results, by: \.fixture.file).sorted(by: { $0.key < $1.key })
        {
            var reader = try LineReader(path: file)
            let rewritten = FixtureUpdate.rewrite(try reader.rest(), results)
            if rewritten.updated > 0 { try FileReplacement.write(rewritten.bytes, to: file) }
            updated += rewritten.updated
            left += rewritten.left
        }
        return (updated, left)
    }
}

extension ReportFormat: ExpressibleByArgument {}
