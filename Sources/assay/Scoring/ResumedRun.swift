import AssayJSON

/// What an earlier run to the same output did: its verdicts are counted, their rollouts are not scored again.
struct ResumedRun {
    private let path: String
    /// Where the output goes on.
    let byteCount: Int
    private let count: Int
    private let configHash: String?

    /// Passes over the rollouts that have a verdict.
    ///
    /// - Throws: ``CommandFailure`` where a verdict belongs to another rollout than the one at its place.
    init(_ path: String, rows: RolloutInputs, _ summary: inout ScoreSummary) throws {
        let output = try PartialOutput(path: path)
        while let (verdict, id) = try output.next() {
            guard let row = try rows.next() else {
                throw CommandFailure.caller("\(path) holds more verdicts than the input holds rollouts")
            }
            let expected = Self.id(of: row)
            guard id == expected else {
                throw CommandFailure.caller(
                    "line \(output.count) of \(path) is the verdict on \(id), but rollout \(output.count) of the input is"
                        + " \(expected): was another input scored there?")
            }
            summary.count(try ShownVerdict(verdict))
        }
        self.path = path
        byteCount = output.byteCount
        count = output.count
        configHash = output.configHash
    }

    /// What is said before going on.
    var text: String { "\(count) rollouts have a verdict in \(path); going on behind them\n" }

    /// Refuses to mix the verdicts of two configurations in a file.
    func checkConfiguration(of verdicts: [[UInt8]]) throws {
        guard let configHash, let first = verdicts.first, let root = (try? JSONDocument(parsing: first))?.root,
            let found = root["config_hash"]?.string, found != configHash
        else { return }
        throw CommandFailure.caller(
            "\(path) was written under the configuration \(configHash), this is \(found): score all rollouts anew")
    }

    /// A row's id as its verdict repeats it.
    private static func id(of row: [UInt8]) -> String {
        guard let id = (try? JSONDocument(parsing: row))?.root["id"], id.kind == .string || id.kind == .number else {
            return "null"
        }
        return id.value().text
    }
}
