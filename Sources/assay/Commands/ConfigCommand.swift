import ArgumentParser
import AssayConfiguration

/// `assay config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check a configuration file, or print the hash verdicts carry.",
        subcommands: [Check.self, Hash.self])

    /// `assay config check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Read a configuration file and say what is wrong with it.",
            discussion: "A mistake names the file, the line and the key, and leaves with exit code 2.")

        @Argument(help: "The configuration file.") var file: String

        func run() throws {
            let loaded = try ConfigurationFile.load(file)
            _ = try ConfigurationFile.scorer(loaded, from: file)
            print("\(file): fine, hash \(loaded.hash)")
        }
    }

    /// `assay config hash`.
    struct Hash: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hash", abstract: "Print the config_hash of a file, or of the defaults.")

        @Argument(help: "The configuration file; without one, the defaults.") var file: String?

        func run() throws {
            let loaded = try ConfigurationFile.load(file)
            _ = try ConfigurationFile.scorer(loaded, from: file)
            print(loaded.hash)
        }
    }
}
