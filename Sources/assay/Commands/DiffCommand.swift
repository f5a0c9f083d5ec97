import ArgumentParser
import AssayCore
import AssayJSON
import AssayTerminal

/// `assay diff`.
struct DiffCommand: ParsableCommand {
    /// The forms a comparison is written in.
    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show the rollouts whose verdict changed, and why.",
        discussion: """
            Compares two files of verdicts, by their ids where every verdict has one of its own, else line by line; or \
            scores rollouts under two configurations. A flip is up (a higher score), down, gained (a score where there \
            was none), lost, or reason: the same score for another reason, which alone is no shortfall.

            EXAMPLES
              assay diff before.jsonl after.jsonl
              assay diff before.jsonl after.jsonl --format json
              assay diff --config old.yaml new.yaml rollouts.jsonl
              assay diff --config old.yaml new.yaml rollout_data/12.jsonl --verifier math

            EXIT CODES
              0  no score changed
              1  a score changed, or a rollout is on one side alone
              2  a file cannot be read
            """)

    @Argument(
        help: ArgumentHelp("OLD.jsonl NEW.jsonl, or with --config OLD.yaml NEW.yaml IN.jsonl…", valueName: "file"))
    var files: [String]
    @Flag(help: "The first two files are configurations, the others are scored under both.") var config = false
    @OptionGroup var log: LogOptions
    @ArgumentParser.Option(help: ArgumentHelp("text or json.", valueName: "format")) var format: OutputFormat = .text
    @ArgumentParser.Option(help: ArgumentHelp("Flips of each kind that are shown.", valueName: "n")) var limit = 20
    @ArgumentParser.Option(help: ArgumentHelp("Scores that differ by no more are the same.", valueName: "score"))
    var tolerance = 1e-9
    @ArgumentParser.Option(help: ArgumentHelp("Threads to score on; by default one a processor.", valueName: "n"))
    var jobs: Int = ScoringOptions.processors

    func validate() throws {
        if config ? files.count < 3 : files.count != 2 {
            throw ValidationError(
                config ? "--config takes OLD.yaml NEW.yaml and files of rollouts" : "two files of verdicts are compared"
            )
        }
        if limit < 0 || tolerance < 0 || jobs < 1 || jobs > 1024 {
            throw ValidationError("--limit and --tolerance start at 0, --jobs takes a number from 1 to 1024")
        }
    }

    func run() throws {
        let comparison = config ? try compareConfigurations() : try compareVerdicts()
        var output = try FileOutput(path: nil)
        switch format {
        case .text: for line in comparison.lines(limit: limit) { try output.append(line + "\n") }
        case .json: try output.append(comparison.json.text + "\n")
        }
        try output.flush()
        if comparison.hasFlips { throw ExitCode(1) }
    }

    private func compareConfigurations() throws -> Comparison {
        let sides = try files.prefix(2).map { try ScoringOptions.localBackend(config: $0, jobs: jobs) }
        let rows = RolloutInputs(Array(files.dropFirst(2)), log)
        var comparison = Comparison(tolerance: tolerance)
        var progress = ProgressBar(unit: "rollouts")
        while let block = try rows.block() {
            let old = try sides[0].score(block, detail: .none)
            let new = try sides[1].score(block, detail: .none)
            for (index, row) in block.enumerated() {
                let place = "row \(comparison.rows + 1)"
                let before = try ScoredRow(verdict: old[index], place: place)
                let now = try ScoredRow(verdict: new[index], place: place)
                comparison.add(before.id ?? place, old: before, new: now, row: row)
            }
            progress.update(done: comparison.rows, share: rows.share)
        }
        progress.finish()
        return comparison
    }

    private func compareVerdicts() throws -> Comparison {
        let old = try Self.verdicts(files[0])
        let new = try Self.verdicts(files[1])
        var comparison = Comparison(tolerance: tolerance)
        guard let places = Self.places(old), Self.places(new) != nil else {
            guard old.count == new.count else {
                throw CommandFailure.caller(
                    "\(files[0]) holds \(old.count) verdicts, \(files[1]) \(new.count), and not every one has an id of its own"
                )
            }
            for (index, pair) in zip(old, new).enumerated() {
                guard pair.0.id == pair.1.id else {
                    throw CommandFailure.caller("line \(index + 1) of both files is about different rollouts")
                }
                comparison.add(pair.0.id ?? "line \(index + 1)", old: pair.0, new: pair.1)
            }
            return comparison
        }
        for row in new {
            if let id = row.id, let place = places[Array(id.utf8)] {
                comparison.add(id, old: old[place], new: row)
            } else {
                comparison.onlyNew += 1
            }
        }
        comparison.onlyOld = old.count - comparison.rows
        return comparison
    }

    private static func verdicts(_ path: String) throws -> [ScoredRow] {
        var reader = try LineReader(path: path)
        var verdicts: [ScoredRow] = []
        while let line = try reader.next() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            verdicts.append(try ScoredRow(verdict: line, place: "\(path):\(verdicts.count + 1)"))
        }
        return verdicts
    }

    /// Where each id stands; nil where a verdict has none or shares it.
    private static func places(_ rows: [ScoredRow]) -> [[UInt8]: Int]? {
        var places: [[UInt8]: Int] = [:]
        for (index, row) in rows.enumerated() {
            guard let id = row.id, places.updateValue(index, forKey: Array(id.utf8)) == nil else { return nil }
        }
        return places
    }
}
