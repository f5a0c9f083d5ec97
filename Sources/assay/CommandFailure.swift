/// Why a command ends early: a sentence for standard error and an exit code.
struct CommandFailure: Error {
    let message: String
    let exitCode: Int32

    /// The caller's mistake: exit code 2.
    static func caller(_ message: String) -> CommandFailure { CommandFailure(message: message, exitCode: 2) }

    /// What was asked for fell short: exit code 1.
    static func shortfall(_ message: String) -> CommandFailure { CommandFailure(message: message, exitCode: 1) }

    /// Says it on standard error.
    static func report(_ message: String) { StandardError.write("assay: \(message)\n") }
}
