import AssayJSON
import Yams

/// The keys of a judge in one entry of the reference's configuration; address, model and key may be lists.
struct GLMVJudgeFields {
    private(set) var urls: [String] = []
    private(set) var models: [String] = []
    private(set) var keyCount = 0
    private(set) var maxTokens: JSONValue?
    private(set) var temperature: JSONValue?
    private(set) var topP: JSONValue?
    private(set) var hasTemplate = false

    /// Whether no judge is named.
    var isEmpty: Bool { urls.isEmpty }

    /// Takes a key.
    ///
    /// - Returns: false where it is none of them.
    mutating func read(_ key: String, _ value: ConfigurationNode) throws(ConfigurationError) -> Bool {
        switch key {
        case "llm_judge_url": urls = try Self.list(value)
        case "llm_model": models = try Self.list(value)
        case "llm_api_key": keyCount = try Self.list(value).count
        case "llm_max_tokens": maxTokens = try value.json()
        case "llm_temperature": temperature = try value.json()
        case "llm_top_p": topP = try value.json()
        case "llm_judge_prompt_template": hasTemplate = !value.isNull
        default: return false
        }
        return true
    }

    private static func list(_ value: ConfigurationNode) throws(ConfigurationError) -> [String] {
        if value.isNull { return [] }
        guard case .sequence = value.node else { return [try value.string()] }
        var texts: [String] = []
        for element in try value.elements() { texts.append(try element.string()) }
        return texts
    }
}
