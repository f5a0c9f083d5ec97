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
        commandName: "score", abstract: "Score a file of rollouts, or a trainer's log.",
        discussion: """
            Each line of the input is one rollout as JSON; each line of the output is its verdict, in the same order. A \
            row that cannot be scored gets a verdict with status invalid or failed; the others are scored all the same.

            Logs of NeMo Gym, slime, verl, TRL (JSON Lines or CSV) and GLM-V's reward system are known by their first row.

            EXAMPLES
              assay score rollouts.jsonl -o verdicts.jsonl
              assay score rollouts.jsonl -o verdicts.jsonl --resume     go on after a crash
              assay score rollout_data/12.jsonl --verifier math --options '{"extraction":"boxed"}'
              assay score completions.csv --from trl --verifier mcq --ground-truth solution
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

    @OptionGroup var log: LogOptions
    @Flag(help: "Go on where an earlier run to the same --output ended.") var resume = false

    func validate() throws {
        if resume && (output == "-" || format == .table) {
            throw ValidationError("--resume needs --output FILE, and verdicts as jsonl")
        }
    }

    func run() throws {
        let backend = try scoring.makeBackend(exchanges: exchanges)
        let rows = RolloutInputs(inputs, log)
        var summary = ScoreSummary()
        let earlier = resume && PartialOutput.exists(output) ? try ResumedRun(output, rows: rows, &summary) : nil
        var sink =
            try earlier.map { try FileOutput(path: output, continuingAt: $0.byteCount) } ?? FileOutput(path: output)
        if let earlier, !quiet { StandardError.write(earlier.text) }
        var table = TextTable(header: ["ID", "VERIFIER", "SCORE", "REASON", "DECIDED BY"])
        var progress = ProgressBar(unit: "rollouts", isQuiet: quiet)
        while let block = try rows.block() {
            let verdicts = try backend.score(block, detail: detail)
            try earlier?.checkConfiguration(of: verdicts)
            for verdict in verdicts {
                let shown = try ShownVerdict(verdict)
                summary.count(shown)
                if format == .table {
                    table.add(shown.cells)
                } else {
                    try sink.append(verdict)
                    try sink.append([0x0a])
                }
            }
            try sink.flush()
            progress.update(done: summary.rows, share: rows.share)
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
