import ArgumentParser
import AssayCore
import AssayJSON
import AssayStory
import AssayTerminal

/// `assay explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell how a rollout was scored: envelope, extraction, rules, who decided.",
        discussion: """
            EXAMPLES
              assay explain rollouts.jsonl --id step12/p17/s3
              head -1 rollouts.jsonl | assay explain -

            EXIT CODES
              0  explained
              1  a rollout is invalid or failed
              2  the input cannot be read, or holds no such rollout
            """)

    @Argument(help: ArgumentHelp("A file of rollouts, or - for standard input.", valueName: "in.jsonl"))
    var input: String
    @ArgumentParser.Option(help: ArgumentHelp("Only the rollout with this id.", valueName: "id"))
    var id: String?
    @OptionGroup var scoring: ScoringOptions

    func run() throws {
        let backend = try scoring.makeBackend()
        var reader = try LineReader(path: input)
        var shown = 0
        var isShort = false
        while let line = try reader.next() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            if let id, Self.id(of: line) != id { continue }
            guard let verdict = try backend.score([line], detail: .full).first else { continue }
            let story: VerdictStory
            do throws(StoryError) {
                story = try VerdictStory(row: line, verdict: verdict)
            } catch {
                throw CommandFailure.shortfall(error.description)
            }
            if shown > 0 { print("") }
            for line in story.lines { print(line) }
            shown += 1
            isShort = isShort || story.hasNoScore
        }
        guard shown > 0 else {
            throw CommandFailure.caller(id.map { "\(input) holds no rollout with id \($0)" } ?? "\(input) is empty")
        }
        if isShort { throw ExitCode(1) }
    }

    private static func id(of line: [UInt8]) -> String? {
        guard let id = (try? JSONDocument(parsing: line))?.root["id"] else { return nil }
        return id.string ?? id.number?.literal
    }
}
