import AssayJSON
import Yams

/// A configuration of the published reward code (`datasource_reward_config_mapping`, `reward_configs`), written as an
/// `assay.yaml`.
///
///     let imported = try GLMVImport(yaml: text, file: "full_config.yaml")
///     imported.yaml      // an assay.yaml
///     imported.notes     // what could not be carried over, one sentence each
///
/// Nothing is dropped in silence: every key is carried over, or has a note. Keys of judges are not copied: they come
/// from the environment.
public struct GLMVImport: Sendable {
    /// The configuration, as ``ConfigurationReader`` reads it.
    public let yaml: String
    /// What is not carried over or differs, in the order of the file; each begins with its place.
    public let notes: [String]

    /// Whether a text is such a configuration.
    public static func recognizes(yaml: String) -> Bool {
        guard let root = (try? ConfigurationNode.root(of: yaml, file: "")) ?? nil, let members = try? root.members()
        else { return false }
        return members.contains { $0.key == "reward_configs" || $0.key == "datasource_reward_config_mapping" }
    }

    /// Reads a whole file's text.
    ///
    /// - Parameter hasVariable: whether an environment variable is set, for the keys of judges.
    /// - Throws: ``ConfigurationError`` that names file, line and key: no such verifier type, a source that leads to no
    ///   configuration, a value of the wrong kind.
    public init(yaml: String, file: String, hasVariable: (String) -> Bool) throws(ConfigurationError) {
        guard let root = try ConfigurationNode.root(of: yaml, file: file) else {
            throw ConfigurationError(file: file, place: nil, key: "", problem: "is empty")
        }
        var notes: [String] = []
        var mapping: [(source: String, name: String, node: ConfigurationNode)] = []
        var rewards: [(name: String, node: ConfigurationNode)] = []
        var record: String?
        var gatesMix = true
        for (key, value) in try root.members() {
            switch key {
            case "datasource_reward_config_mapping":
                for (source, name) in try value.members() { mapping.append((source, try name.string(), name)) }
            case "reward_configs": for (name, reward) in try value.members() { rewards.append((name, reward)) }
            case "enable_mix_verifier": gatesMix = try value.flag()
            case "reward_log_dir": record = value.isNull ? nil : try value.string()
            default: notes.append("\(value.at): \(key) is unknown and not carried over")
            }
        }
        var judges = GLMVJudges()
        var translated: [String: GLMVVerifier] = [:]
        for (name, node) in rewards {
            translated[name] = try GLMVVerifier(name: name, node, judges: &judges, notes: &notes)
        }
        var routing = JSONObject()
        var patterns = JSONObject()
        var programs = JSONObject()
        for (source, name, node) in mapping {
            guard let verifier = translated[name] else {
                throw node.mistake("there is no \(name) under reward_configs")
            }
            routing[source] = ["verifier": .string(verifier.verifier), "options": .object(verifier.options)]
        }
        for (name, _) in rewards {
            guard let verifier = translated[name] else { continue }
            if !mapping.contains(where: { $0.name == name }) {
                notes.append("reward_configs.\(name): no data source leads to it; it is not carried over")
                continue
            }
            if let pattern = verifier.pattern { patterns[name] = .string(pattern) }
            if let program = verifier.program { programs[name] = .object(program) }
        }
        var text = ""
        func section(_ key: String, _ object: JSONObject) {
            guard !object.isEmpty else { return }
            text += "\(key):\n"
            for member in object.members { text += "  \(JSONValue.string(member.key).text): \(member.value.text)\n" }
        }
        section("routing", routing)
        section("patterns", patterns)
        section("external", programs)
        text += judges.yaml(hasVariable: hasVariable, notes: &notes)
        section("components", ["language_mix": gatesMix ? "gate" : "off"])
        if let record { text += "record: {directory: \(JSONValue.string(record).text), rollouts: true}\n" }
        let head = notes.map { "# Not carried over: \($0)\n" }.joined()
        self.yaml = "# Made from \(file) by assay config import-glmv.\n" + head + text
        self.notes = notes
    }
}

extension ConfigurationNode {
    /// File, line and path, for a note.
    var at: String { "\(file):\(line): \(path)" }
}
