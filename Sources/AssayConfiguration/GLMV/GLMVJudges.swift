import AssayJSON

/// The judges of all entries: one for each address, model and setting, serving every verifier that names it.
struct GLMVJudges {
    private struct Judge {
        var settings: JSONObject
        var verifiers: [String]
        let hasKey: Bool
    }

    private var judges: [Judge] = []

    /// Takes the judges of an entry. Several models are asked for a vote each, as the reference does.
    mutating func add(
        _ fields: GLMVJudgeFields, for verifier: String, at node: ConfigurationNode
    ) throws(ConfigurationError) {
        let models = fields.models.isEmpty ? ["glm-4-flash"] : fields.models
        guard models.count == fields.urls.count || models.count == 1 || fields.urls.count == 1 else {
            throw node.mistake("has \(fields.urls.count) llm_judge_url and \(models.count) llm_model")
        }
        for index in 0..<max(models.count, fields.urls.count) {
            var url = fields.urls[fields.urls.count == 1 ? 0 : index]
            let suffix = "/chat/completions"
            if url.hasSuffix(suffix) { url.removeLast(suffix.count) }
            var settings: JSONObject = [
                "model": .string(models[models.count == 1 ? 0 : index]), "url": .string(url),
                // Halves have a form of their own.
                "form": verifier == "geoquest" ? "score_json" : "reference",
            ]
            if let temperature = fields.temperature { settings["temperature"] = temperature }
            if let maxTokens = fields.maxTokens { settings["max_tokens"] = maxTokens }
            if let topP = fields.topP { settings["extra_body"] = ["top_p": topP] }
            if let known = judges.firstIndex(where: { $0.settings == settings }) {
                if !judges[known].verifiers.contains(verifier) { judges[known].verifiers.append(verifier) }
            } else {
                judges.append(Judge(settings: settings, verifiers: [verifier], hasKey: fields.keyCount > 0))
            }
        }
    }

    /// The section `judges:`. A key stands in the environment; where its variable is not set, the judge has none, and a
    /// note says so.
    func yaml(hasVariable: (String) -> Bool, notes: inout [String]) -> String {
        guard !judges.isEmpty else { return "" }
        var text = "judges:\n"
        for (index, judge) in judges.enumerated() {
            let name = "judge-\(index + 1)"
            var settings: JSONObject = ["name": .string(name)]
            for member in judge.settings.members { settings[member.key] = member.value }
            settings["verifiers"] = .array(judge.verifiers.map(JSONValue.string))
            if judge.hasKey {
                let variable = "ASSAY_JUDGE_KEY_\(index + 1)"
                if hasVariable(variable) {
                    settings["key_env"] = .string(variable)
                } else {
                    let note = "the key of \(name) is not copied: set \(variable) and import again"
                    notes.append(note)
                    text += "  # \(note)\n"
                }
            }
            text += "  - \(JSONValue.object(settings).text)\n"
        }
        return text
    }
}
