import ArgumentParser
import AssayConfiguration

/// `assay config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Write, check or name a configuration file.",
        subcommands: [Init.self, Check.self, ImportGLMV.self, Hash.self])

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

    /// `assay config import-glmv`.
    struct ImportGLMV: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import-glmv",
            abstract: "Write a configuration of the published reward code as an assay.yaml.",
            discussion: """
                What cannot be carried over is listed on standard error and in the file; nothing is dropped in silence.
                Keys of judges are not copied: set ASSAY_JUDGE_KEY_1 and so on. `assay serve --config` also takes such
                a file as it is.

                EXAMPLES
                  assay config import-glmv full_config.yaml > assay.yaml
                  assay config import-glmv full_config.yaml -o assay.yaml
                """)

        @Argument(help: "The configuration of the published reward code.") var file: String
        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("A new file to write; without one, standard output.", valueName: "file"))
        var output: String?

        func run() throws {
            let imported = try ConfigurationFile.imported(file)
            var written = try output.map { try FileOutput(path: $0, replacesExisting: false) } ?? FileOutput(path: nil)
            try written.append(imported.yaml)
            try written.flush()
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
