import AssayJSON

/// The keys of a verifier that the reference loads from a Python file.
struct GLMVFileFields {
    private var extractFile = ""
    private var extractName = "extract_answer"
    private var judgeFile = ""
    private var judgeName = "judge"
    private var loadsOnce = true
    /// The keys that were there.
    private(set) var keys: [String] = []

    /// Takes a key.
    ///
    /// - Returns: false where it is none of them.
    mutating func read(_ key: String, _ value: ConfigurationNode) throws(ConfigurationError) -> Bool {
        switch key {
        case "extract_answer_file_path": extractFile = try value.string()
        case "extract_answer_func_name": extractName = try value.string()
        case "judge_func_path": judgeFile = try value.string()
        case "judge_func_name": judgeName = try value.string()
        case "load_once": loadsOnce = try value.flag()
        default: return false
        }
        keys.append(key)
        return true
    }

    /// An entry of `external:` that runs the file behind the Python adapter.
    var program: JSONObject {
        var command = ["python3", "-m", "assay_client.external", extractFile.isEmpty ? judgeFile : extractFile]
        if !judgeFile.isEmpty, judgeFile != extractFile { command += ["--judge-file", judgeFile] }
        if extractName != "extract_answer" { command += ["--extract", extractName] }
        if judgeName != "judge" { command += ["--judge", judgeName] }
        if !loadsOnce { command.append("--reload") }
        return ["command": .array(command.map(JSONValue.string))]
    }
}
