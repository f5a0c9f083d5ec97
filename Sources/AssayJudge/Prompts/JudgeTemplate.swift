/// What a judge of one domain is told, with `{question}`, `{predict}` and `{label}` where the fields go.
///
/// Braces with anything else inside stay as they are, and fields are put in once: a field that spells a placeholder
/// is not looked into.
public struct JudgeTemplate: Sendable, Hashable {
    /// The domain's name.
    public let name: String
    /// Raised whenever the text changes; part of every cache key.
    public let version: Int
    let text: String
    /// Whether swapping answer and ground truth asks the same thing.
    let isSymmetric: Bool
    /// Whether the reply grades location and name apart.
    let hasHalves: Bool

    init(_ name: String, version: Int = 1, isSymmetric: Bool = false, hasHalves: Bool = false, _ text: String) {
        self.name = name
        self.version = version
        self.text = text
        self.isSymmetric = isSymmetric
        self.hasHalves = hasHalves
    }

    /// `math@1`.
    public var versionedName: String { "\(name)@\(version)" }

    /// The text with the fields in it.
    func filled(question: String, predict: String, label: String) -> String {
        var filled = ""
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            filled += rest[..<brace]
            rest = rest[brace...]
            if rest.hasPrefix("{question}") {
                filled += question
                rest = rest.dropFirst("{question}".count)
            } else if rest.hasPrefix("{predict}") {
                filled += predict
                rest = rest.dropFirst("{predict}".count)
            } else if rest.hasPrefix("{label}") {
                filled += label
                rest = rest.dropFirst("{label}".count)
            } else {
                filled += "{"
                rest = rest.dropFirst()
            }
        }
        return filled + rest
    }
}
