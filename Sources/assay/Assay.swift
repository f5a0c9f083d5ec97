import ArgumentParser
import CurlTransport
import Glibc

/// The command: the only place that knows everyone.
@main
struct Assay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Scores reinforcement-learning rollouts of multimodal models.",
        discussion: """
            A trainer posts rollouts (prompt, response, ground truth); Assay finds the final answer in the response, \
            hands it to the verifier of that domain, and returns a score from 0 to 1 with the reasons.

            EXAMPLES
              assay serve                                  answer on http://127.0.0.1:8787
              assay score rollouts.jsonl -o verdicts.jsonl score a file
              assay diff before.jsonl after.jsonl          the verdicts that changed, and why
              assay explain rollouts.jsonl --id step12/p17 tell how one rollout was scored
              assay test fixtures/                         check verifiers against fixture files
              assay audit                                  try to farm the verifiers as configured
              assay judge check --config assay.yaml        ask every judge ten known questions
              assay verifiers ocr                          what a verifier takes, with an example

            EXIT CODES
              0  all well
              1  something tested or scored fell short
              2  the caller's mistake
            """,
        version: Version.text,
        subcommands: [
            ServeCommand.self, ScoreCommand.self, DiffCommand.self, ExplainCommand.self, TestCommand.self,
            AuditCommand.self, JudgeCommand.self, VerifiersCommand.self, ConfigCommand.self,
        ])

    /// Runs the command line; every mistake of the caller's leaves with exit code 2.
    static func main() {
        // A daemon in a bare chroot has no /proc to read its arguments from; better to stop than to ignore them.
        if CommandLine.arguments.isEmpty {
            CommandFailure.report("the command line cannot be read: is /proc mounted?")
            Glibc.exit(2)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            CommandFailure.report(failure.message)
            Glibc.exit(failure.exitCode)
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            let isHelp = exitCode(for: error).rawValue == 0
            if isHelp { exit(withError: error) }
            let text = fullMessage(for: error)
            StandardError.write(text + "\n")
            Glibc.exit(2)
        }
    }
}
