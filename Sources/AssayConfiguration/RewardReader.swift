import AssayJudge

/// Reads `reward:` of a judge: how a reward model is asked, and how its value is scaled.
enum RewardReader {
    static func read(_ node: ConfigurationNode) throws(ConfigurationError) -> RewardSettings {
        var reward = RewardSettings()
        for (key, value) in try node.members() {
            switch key {
            case "server": reward.server = try value.choice(RewardSettings.Server.self)
            case "text": reward.text = value.isNull ? nil : try text(value)
            case "label": reward.label = value.isNull ? nil : try value.integer(in: 0...10_000)
            case "calibration": reward.calibration = try calibration(value)
            default: throw value.unknownKey(known: ["server", "text", "label", "calibration"])
            }
        }
        return reward
    }

    private static func text(_ node: ConfigurationNode) throws(ConfigurationError) -> String {
        let text = try node.string()
        guard text.contains("{predict}") else { throw node.mistake("must hold {predict}, where the answer goes") }
        return text
    }

    private static func calibration(
        _ node: ConfigurationNode
    ) throws(ConfigurationError) -> RewardSettings.Calibration {
        if node.isNull { return .none }
        var values: [String: Double] = [:]
        for (key, value) in try node.members() {
            guard ["center", "scale", "low", "high"].contains(key) else {
                throw value.unknownKey(known: ["center", "scale", "low", "high"])
            }
            values[key] = try value.number(in: -1e12...1e12)
        }
        if let center = values["center"], let scale = values["scale"], values.count == 2 {
            guard scale > 0 else { throw node.mistake("scale must be above 0") }
            return .logistic(center: center, scale: scale)
        }
        if let low = values["low"], let high = values["high"], values.count == 2 {
            guard low < high else { throw node.mistake("low must be below high") }
            return .linear(low: low, high: high)
        }
        throw node.mistake("takes center and scale, or low and high")
    }

    /// Refuses what no server serves, and items that mean nothing to a reward model.
    static func check(
        _ judge: JudgeSettings, showsCanaries: Bool, at node: ConfigurationNode
    ) throws(ConfigurationError) {
        if showsCanaries {
            throw node.mistake(
                "canaries need a judge that sees a ground truth, which form \(judge.form.rawValue) does not")
        }
        guard judge.reward.server == .sglang else { return }
        if judge.form == .pooling { throw node.mistake("SGLang has no /pooling; use form: classify") }
        if judge.form == .classify, judge.reward.text == nil {
            throw node.mistake("SGLang scores a text: give reward.text with the model's chat template")
        }
    }
}
