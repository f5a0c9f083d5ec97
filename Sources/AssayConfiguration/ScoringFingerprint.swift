import AssayJSON
import AssayJudge
import AssayScoring

/// The text whose hash names a configuration: everything that can change a verdict, in one fixed order.
enum ScoringFingerprint {
    static func hash(
        of settings: ScoringSettings, doors: DoorTable, patternSources: [String: String],
        judges: PanelSettings = PanelSettings()
    ) -> String {
        var text = "assay/1\n"
        func line(_ parts: String...) { text += parts.map { $0.debugDescription }.joined(separator: " ") + "\n" }
        for (source, route) in settings.routing.sorted(by: { $0.key < $1.key }) {
            line("routing", source, route.verifier, canonical(.object(route.options)))
        }
        if let route = settings.defaultRoute { line("default", route.verifier, canonical(.object(route.options))) }
        for (name, options) in settings.verifierOptions.sorted(by: { $0.key < $1.key }) where !options.isEmpty {
            line("verifier", name, canonical(.object(options)))
        }
        for component in FormatComponent.allCases {
            line("component", component.rawValue, "\(settings.components[component])")
        }
        if let overlong = settings.shaping.overlong { line("overlong", "\(overlong)") }
        if let cosine = settings.shaping.cosineLength { line("cosine_length", "\(cosine)") }
        if let repetition = settings.shaping.ngramRepetition { line("ngram_repetition", "\(repetition)") }
        for token in settings.stopTokens { line("stop", token) }
        for (name, source) in patternSources.sorted(by: { $0.key < $1.key }) { line("pattern", name, source) }
        for name in DoorName.allCases {
            let door = doors[name]
            line(
                "door", name.rawValue, door.verifier ?? "", canonical(.object(door.options)), door.onInvalid.rawValue,
                door.onFailed.rawValue, door.groundTruthField)
        }
        line("undecided", settings.onUndecided.rawValue)
        line("max_response_bytes", String(settings.maxResponseBytes))
        for judge in judges.judges {
            // What decides a vote; addresses, keys, limits and prices do not.
            line(
                "judge", judge.name, judge.model, judge.form.rawValue, "\(judge.samples)", "\(judge.isSoft)",
                "\(judge.temperature)", "\(judge.seed ?? -1)", "\(judge.showsQuestion)",
                "\(judge.maxTokens ?? -1)", judge.verifiers.map { $0.sorted().joined(separator: ",") } ?? "*",
                canonical(.object(judge.extraBody)), "\(judge.asksBothOrders)",
                judge.form.isReward ? "\(judge.reward)" : "")
        }
        if !judges.isEmpty {
            line("judges", "\(judges.quorum ?? 0)", "\(judges.usesGates)")
            for template in JudgeTemplates.all { line("template", template.versionedName) }
        }
        return configurationHash(of: text.utf8)
    }

    /// Members sorted by key, so that the order someone wrote them in does not matter.
    private static func canonical(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.literal
        case .string(let text): text.debugDescription
        case .array(let values): "[" + values.map(canonical).joined(separator: ",") + "]"
        case .object(let object):
            "{"
                + object.members.sorted { $0.key < $1.key }
                .map { "\($0.key.debugDescription):\(canonical($0.value))" }.joined(separator: ",") + "}"
        }
    }
}
