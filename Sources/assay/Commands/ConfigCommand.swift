import ArgumentParser
import AssayConfiguration

/// `assay config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Write, check or name a configuration file.",
        subcommands: [Init.self, Check.self, Hash.self])

    /// `assay config init`.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Write an annotated configuration file: every key with its default.",
            discussion: """
                EXAMPLES
                  assay config init assay.yaml       a new file; one that exists is never overwritten
                  assay config init                  on standard output
                """)

        @Argument(help: "The file to write; without one, or with -, standard output.") var file: String = "-"

        func run() throws {
            var output =
                file == "-" ? try FileOutput(path: nil) : try FileOutput(path: file, replacesExisting: false)
            try output.append(ConfigurationTemplate.text)
            try output.flush()
        }
    }

    /// `assay config check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Read a configuration file and say what is wrong with it.",
            discussion: "A mistake names the file, the line, the column and the key, and leaves with exit code 2.")

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
