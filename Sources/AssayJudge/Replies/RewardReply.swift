import AssayJSON

/// Reads the one value out of a reward model's reply, by its shape.
///
/// | server | reply |
/// |---|---|
/// | vLLM, SGLang `/v1/classify` | `{"data":[{"probs":[…]}]}` |
/// | vLLM `/pooling` | `{"data":[{"data":[x]}]}`, or one such list a token, of which the last one counts |
/// | vLLM `/score` | `{"data":[{"score":x}]}` |
/// | SGLang `/classify` | `[{"embedding":[x]}]` |
/// | SGLang `/score` | `{"scores":[[…]]}` |
enum RewardReply {
    static func read(_ root: JSONElement, _ settings: RewardSettings) -> ReplyReading {
        guard let raw = value(root, settings.label) else { return .abstention("the reply holds no single value") }
        guard let scaled = settings.calibration.applied(to: raw) else {
            return .abstention("the value is not in 0…1 and there is no calibration")
        }
        return .vote(scaled)
    }

    private static func value(_ root: JSONElement, _ label: Int?) -> Double? {
        if root.kind == .array { return root.only.flatMap { $0["embedding"] }.flatMap { picked($0, label) } }
        guard root.kind == .object else { return nil }
        if let scores = root["scores"] { return scores.only.flatMap { picked($0, label) } }
        guard let item = root["data"]?.only, item.kind == .object else { return nil }
        if let probabilities = item["probs"] { return picked(probabilities, label) }
        if let score = item["score"] { return score.number?.double }
        return item["data"].flatMap { picked($0, label) }
    }

    /// A number; the only one of a list, or the one a label names; the last token's of a list of lists.
    private static func picked(_ element: JSONElement, _ label: Int?) -> Double? {
        guard element.kind == .array else { return element.number?.double }
        var values: [JSONElement] = []
        for value in element.elements { values.append(value) }
        if let last = values.last, last.kind == .array { return row(last, label) }
        return row(element, label)
    }

    private static func row(_ element: JSONElement, _ label: Int?) -> Double? {
        var values: [Double] = []
        for value in element.elements {
            guard let number = value.number?.double else { return nil }
            values.append(number)
        }
        guard let label else { return values.count == 1 ? values[0] : nil }
        return values.indices.contains(label) ? values[label] : nil
    }
}

extension JSONElement {
    /// The element of a list of one.
    fileprivate var only: JSONElement? { kind == .array && count == 1 ? elements.first { _ in true } : nil }
}
