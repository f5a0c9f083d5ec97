import ArgumentParser

/// `assay judge`.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge", abstract: "Look at the judges of a configuration and at their votes.",
        subcommands: [JudgeCheckCommand.self, JudgeReachCommand.self, JudgeCacheCommand.self])
}
