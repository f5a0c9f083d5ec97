public import ArgumentParser
import AssayCore
import AssayFixtures
import AssayScoring
import AssayTerminal
import AssayText

/// `assay test`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Score fixture files and compare the verdicts with what each row expects.",
        discussion: """
            A fixture file is JSON Lines, or YAML with a list of the same objects: a rollout with `expected`, and `why`, \
            `tags`, `debatable` beside it. Folders are searched for .jsonl, .yaml and .yml files.

            EXAMPLES
              assay test fixtures/ocr                    all rows of a domain
              assay test cases.jsonl --filter '^ocr-0'   rows whose id matches a pattern
              assay test fixtures --tag hostile          rows with a tag
              assay test fixtures --format junit > report.xml
              assay test fixtures --url http://127.0.0.1:8787   score by a running daemon

            EXIT CODES
              0  every row is as expected
              1  a row differs
              2  a file cannot be read, or a row is no fixture
            """)

    @Argument(help: ArgumentHelp("Fixture files or folders.", valueName: "path")) var paths: [String]
    @OptionGroup var scoring: ScoringOptions
    @ArgumentParser.Option(help: ArgumentHelp("Only rows whose id matches (PCRE2).", valueName: "pattern"))
    var filter: String?
    @ArgumentParser.Option(help: ArgumentHelp("Only rows with this tag; may be repeated.", valueName: "tag"))
    var tag: [String] = []
    @ArgumentParser.Option(help: ArgumentHelp("text, json, junit or tap.", valueName: "format"))
    var format: ReportFormat = .text

    func run() throws {
        let filter = try filter.map(Self.pattern)
        let wanted = Set(tag)
        var cases: [FixtureCase] = []
        for file in try FixtureFiles.find(paths) {
            var reader = try LineReader(path: file)
            let bytes = try reader.rest()
            let rows: [FixtureCase]
            do {
                rows = try FixtureReader.read(bytes, file: file)
            } catch {
                throw CommandFailure.caller(error.description)
            }
            for row in rows where wanted.isEmpty || !wanted.isDisjoint(with: row.tags) {
                if try Self.matches(filter, row.id) { cases.append(row) }
            }
        }
        guard !cases.isEmpty else { throw CommandFailure.caller("no row matches") }
        for row in cases {
            if case .failure(let error) = row.expected {
                throw CommandFailure.caller("\(row.file):\(row.line): \(error.description)")
            }
        }
        let report = TestReport(try scoring.makeBackend().results(on: cases, isQuiet: format != .text))
        var output = try FileOutput(path: nil)
        try output.append(report.rendered(as: format))
        try output.flush()
        if report.failed > 0 { throw ExitCode(1) }
    }

    private static func matches(_ filter: UserPattern?, _ id: String) throws -> Bool {
        do throws(PatternLimit) {
            return try filter?.matches(id) ?? true
        } catch {
            throw CommandFailure.caller("--filter passed its limit on \(error.description)")
        }
    }

    private static func pattern(_ source: String) throws -> UserPattern {
        do {
            return try UserPattern(source)
        } catch {
            throw CommandFailure.caller("--filter is not a pattern: \(error)")
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}
