import AssayJSON

/// One entry of the reference's `reward_configs`, in Assay's terms.
struct GLMVVerifier {
    /// The verifier.
    private(set) var verifier = ""
    /// Its options for the data sources that lead here.
    private(set) var options = JSONObject()
    /// An extraction pattern, where the entry has one of its own.
    private(set) var pattern: String?
    /// The entry of `external:`, for `file_based`.
    private(set) var program: JSONObject?

    /// Verifiers that go by the same name.
    private static let same: Set<String> = [
        "math", "physics", "chemistry", "biology", "geography", "liberal_arts", "chart", "mmsi", "multi_image",
        "counting", "vqa", "ocr", "general", "geoquest", "long_doc",
    ]
    /// The agents' grammars.
    private static let grammars = ["AndroidWorld": "glm_mobile", "WebVoyager": "glm_web", "OSWorld": "glm_computer"]
    /// What the reference's files write for `<think>…</think>` and then the answer.
    private static let thinkPattern = "^<think>(.*?)</think>(?P<answer>.*)$"

    /// The types there are.
    static let types = (Array(same) + Array(grammars.keys) + ["language_mix", "file_based"]).sorted()

    init(
        name: String, _ node: ConfigurationNode, judges: inout GLMVJudges, notes: inout [String]
    ) throws(ConfigurationError) {
        let members = try node.members()
        guard let type = members.first(where: { $0.key == "verifier_type" }) else {
            throw node.mistake("needs a verifier_type")
        }
        let typeName = try type.node.string()
        if Self.same.contains(typeName) {
            verifier = typeName
        } else if let grammar = Self.grammars[typeName] {
            verifier = "gui"
            options["grammar"] = .string(grammar)
            options["policy"] = "glm_reference"
            options["extraction"] = "action"
            options["layout"] = "think"
        } else if typeName == "language_mix" {
            verifier = "format"
            options["check"] = "language_mix"
        } else if typeName == "file_based" {
            verifier = "external"
            // The file's own function looks for the answer.
            options = ["program": .string(name), "layout": "none", "extraction": "none"]
        } else {
            throw type.node.mistake("there is no such type; there are \(Self.types.joined(separator: ", "))")
        }
        var judge = GLMVJudgeFields()
        var file = GLMVFileFields()
        var mayJudge = true
        var isBoxed = true
        for (key, value) in members where key != "verifier_type" {
            if try judge.read(key, value) { continue }
            if try file.read(key, value) { continue }
            switch key {
            case "enable_llm_judge_fallback": mayJudge = try value.flag()
            case "strict_boxed_extraction": isBoxed = try value.flag()
            case "answer_extraction_regex": try readPattern(name, value)
            case "sympy_tolerance": try readTolerance(value, &notes)
            case "edit_distance_upper_bound" where verifier == "ocr": options["upper_bound"] = try value.json()
            case "edit_distance_lower_bound" where verifier == "ocr": options["lower_bound"] = try value.json()
            case "ignore_case" where verifier == "ocr": options["ignore_case"] = .bool(try value.flag())
            default: notes.append("\(value.at): \(typeName) has no such key here")
            }
        }
        if !isBoxed, options["extraction"] == nil { options["extraction"] = "auto" }
        if verifier == "external" {
            program = file.program
        } else {
            for key in file.keys { notes.append("\(node.at).\(key): \(verifier) is built in; the file is not run") }
        }
        guard mayJudge else {
            options["judge"] = false
            return
        }
        guard !judge.isEmpty else { return }
        if judge.hasTemplate {
            notes.append("\(node.at).llm_judge_prompt_template: the templates are Assay's own, which resist attacks")
        }
        try judges.add(judge, for: verifier, at: node)
    }

    /// The common one is a layout; any other becomes a pattern over the whole response, dots matching line ends and
    /// letters of either case, as the reference compiles it.
    private mutating func readPattern(_ name: String, _ value: ConfigurationNode) throws(ConfigurationError) {
        let text = try value.string()
        if text == Self.thinkPattern {
            options["layout"] = "think"
            return
        }
        pattern = "(?si)" + text
        options["layout"] = "none"
        options["extraction"] = .string("pattern:\(name)")
    }

    private mutating func readTolerance(
        _ value: ConfigurationNode, _ notes: inout [String]
    ) throws(ConfigurationError) {
        let tolerance = try value.json()
        switch verifier {
        case "math", "physics", "chemistry": options["tolerance"] = ["relative": tolerance]
        case "chart": options["rel_tol"] = tolerance
        default: notes.append("\(value.at): \(verifier) compares numbers exactly; the reference never came to it")
        }
    }
}
