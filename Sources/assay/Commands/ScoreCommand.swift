public import ArgumentParser
import AssayCore
import AssayFixtures
import AssayJSON
import AssayTerminal

/// `assay score`.
struct ScoreCommand: ParsableCommand {
    /// The forms verdicts are written in.
    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case jsonl
        case table
    }

    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score a file of rollouts.",
        discussion: """
            Each line of the input is one rollout as JSON; each line of the output is its verdict, in the same order. A \
            row that cannot be scored gets a verdict with status invalid or failed; the others are scored all the same.

            EXAMPLES
              assay score rollouts.jsonl -o verdicts.jsonl
              zcat rollouts.jsonl.gz | assay score - --detail none
              assay score --url http://127.0.0.1:8787 rollouts.jsonl
              assay score --format table fixtures/*/example.jsonl
              assay score --config assay.yaml --record said rollouts.jsonl   keep what judges replied
              assay score --config assay.yaml --replay said rollouts.jsonl   score again without a network

            EXIT CODES
              0  every row has a score
              1  a row is invalid or failed
              2  the input cannot be read
            """)

    @Argument(help: ArgumentHelp("Files of rollouts, or - for standard input.", valueName: "in.jsonl"))
    var inputs: [String]
    @ArgumentParser.Option(
        name: .shortAndLong, help: ArgumentHelp("Where the verdicts go; - is standard output.", valueName: "file"))
    var output: String = "-"
    @OptionGroup var scoring: ScoringOptions
    @OptionGroup var exchanges: ExchangeOptions
    @ArgumentParser.Option(help: ArgumentHelp("jsonl, or table for people.", valueName: "format"))
    var format: OutputFormat = .jsonl
    @ArgumentParser.Option(
        help: ArgumentHelp("How much detail a verdict carries: none, brief or full.", valueName: "level"))
    var detail: DetailLevel = .brief
    @Flag(help: "No progress bar and no summary.") var quiet = false

    func run() throws {
        let backend = try scoring.makeBackend(exchanges: exchanges)
        var sink = try FileOutput(path: output)
        var table = TextTable(header: ["ID", "VERIFIER", "SCORE", "REASON", "DECIDED BY"])
        var summary = ScoreSummary()
        var progress = ProgressBar(unit: "rollouts", isQuiet: quiet)
        for input in inputs {
            var reader = try LineReader(path: input)
            var rows: [[UInt8]] = []
            var bytes = 0
            var isAtEnd = false
            while !isAtEnd {
                if let line = try reader.next() {
                    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
                    bytes += line.count
                    rows.append(line)
                } else {
                    isAtEnd = true
                }
                guard isAtEnd || rows.count >= 4096 || bytes >= 16 << 20 else { continue }
                guard !rows.isEmpty else { break }
                for verdict in try backend.score(rows, detail: detail) {
                    let shown = try ShownVerdict(verdict)
                    summary.count(shown)
                    if format == .table {
                        table.add(shown.cells)
                    } else {
                        try sink.append(verdict)
                        try sink.append([0x0a])
                    }
                }
                progress.update(done: summary.rows, share: reader.share)
                rows.removeAll(keepingCapacity: true)
                bytes = 0
            }
        }
        progress.finish()
        if format == .table {
            for line in table.lines() { try sink.append(line + "\n") }
        }
        try sink.flush()
        if !quiet { StandardError.write(summary.text) }
        if summary.rowsWithoutScore > 0 { throw ExitCode(1) }
    }
}

extension DetailLevel: ExpressibleByArgument {}
