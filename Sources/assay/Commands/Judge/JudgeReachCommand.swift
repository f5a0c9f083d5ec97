import ArgumentParser
import AssayConfiguration
import AssayJSON
import AssayTerminal

/// `assay judge reach`.
struct JudgeReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach", abstract: "Count the rollouts of a file that would reach a judge; none is asked.",
        discussion: """
            Rules and gates decide as they would in the daemon; what is left is what a judge would be asked. Rows are \
            told apart by verifier and by kind of ground truth. Where the ground truth is a number, a box, an action, a \
            count or a transcription, rules have to decide alone.

            EXAMPLES
              assay judge reach --config assay.yaml rollouts.jsonl
              assay judge reach fixtures/*/cases.jsonl       as if a judge served every verifier

            EXIT CODES
              0  no row reaches a judge whose ground truth is a rule's business
              1  one does
              2  the input or the configuration cannot be read
            """)

    @Argument(help: ArgumentHelp("Files of rollouts, or - for standard input.", valueName: "in.jsonl"))
    var inputs: [String]
    @ArgumentParser.Option(
        help: ArgumentHelp("The configuration; without judges in it, one for every verifier.", valueName: "file"))
    var config: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let loaded = try ConfigurationFile.load(config)
        var reach = JudgeReach(
            scorer: try ConfigurationFile.scorer(loaded, from: config), settings: loaded.judges)
        for input in inputs {
            var reader = try LineReader(path: input)
            while let line = try reader.next() {
                if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { reach.count(line) }
            }
        }
        let rows = reach.rows
        if json { print(JSONValue.array(rows.map(Self.json)).text) } else { Self.show(rows) }
        if rows.contains(where: { $0.kind.isForRules && $0.count.judged > 0 }) { throw ExitCode(1) }
    }

    private static func show(_ rows: [JudgeReach.Row]) {
        var table = TextTable(header: ["VERIFIER", "GROUND TRUTH", "ROWS", "RULES", "GATES", "JUDGE", "SHARE", ""])
        for row in rows {
            table.add([
                row.verifier, row.kind.rawValue, "\(row.count.rows)", "\(row.count.ruled)", "\(row.count.gated)",
                "\(row.count.judged)", "\((row.count.share * 1000).rounded() / 10) %",
                row.kind.isForRules && row.count.judged > 0 ? "FAIL" : "",
            ])
        }
        for line in table.lines() { print(line) }
        let all = rows.reduce(0) { $0 + $1.count.rows }
        let judged = rows.reduce(0) { $0 + $1.count.judged }
        print("\n\(all) rows: \(judged) would reach a judge")
    }

    private static func json(_ row: JudgeReach.Row) -> JSONValue {
        func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
        return [
            "verifier": .string(row.verifier), "ground_truth": .string(row.kind.rawValue),
            "rows": number(row.count.rows), "rules": number(row.count.ruled), "gates": number(row.count.gated),
            "judge": number(row.count.judged),
            "share": JSONNumber(row.count.share).map(JSONValue.number) ?? .null,
        ]
    }
}
