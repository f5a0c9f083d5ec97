public import ArgumentParser
import AssayJSON
public import AssayLogs

/// How input files are read: the options `score` and `diff` share.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How rows are written: native, gym, slime, verl, trl or glmv; found out by the first row otherwise.",
            valueName: "format"))
    var from: LogFormat?
    @Option(help: ArgumentHelp("The verifier of rows that name neither verifier nor data source.", valueName: "name"))
    var verifier: String?
    @Option(help: ArgumentHelp("The data source of rows that name neither.", valueName: "name"))
    var dataSource: String?
    @Option(help: ArgumentHelp("Options of the verifier as JSON, under those of a row.", valueName: "json"))
    var options: String?
    @Option(help: ArgumentHelp("The member of a row that holds the ground truth.", valueName: "name"))
    var groundTruth: String?

    func validate() throws {
        if verifier != nil && dataSource != nil {
            throw ValidationError("--verifier and --data-source exclude each other")
        }
        _ = try readOptions()
    }

    /// Opens an input file.
    func open(_ path: String) throws -> RolloutInput {
        let defaults = LogDefaults(
            verifier: verifier, dataSource: dataSource, options: try readOptions(), groundTruthField: groundTruth)
        return try RolloutInput(path: path, format: from, defaults: defaults)
    }

    private func readOptions() throws -> JSONObject {
        guard let options else { return [:] }
        guard let object = (try? JSONDocument(parsing: Array(options.utf8)))?.root.value().objectValue else {
            throw ValidationError("--options takes a JSON object, e.g. '{\"extraction\":\"boxed\"}'")
        }
        return object
    }
}

extension LogFormat: ExpressibleByArgument {}
