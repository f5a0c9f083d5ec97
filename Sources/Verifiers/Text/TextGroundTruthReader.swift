import AssayCore
import AssayJSON
import AssayText

/// Reads ground truths as answers are read.
struct TextGroundTruthReader {
    let profile: TextProfile
    private static let maxElements = 256

    func read(_ value: JSONValue) throws(GroundTruthError) -> TextGroundTruth {
        guard case .array(let members) = value else {
            let text = try text(value)
            let elements = TextElements.split(text, profile).map { TextValue($0.key) }
            let whole = TextValue(text)
            return TextGroundTruth(whole: whole, elements: elements.count > 1 ? elements : [whole])
        }
        guard profile.maxCodePoints == nil else { throw GroundTruthError("must be a string, not a list") }
        guard !members.isEmpty, members.count <= Self.maxElements else {
            throw GroundTruthError("must have 1 to \(Self.maxElements) elements, not \(members.count)")
        }
        var texts: [String] = []
        for member in members { texts.append(try text(member)) }
        return TextGroundTruth(whole: TextValue(texts.joined(separator: ", ")), elements: texts.map(TextValue.init))
    }

    private func text(_ value: JSONValue) throws(GroundTruthError) -> String {
        guard let text = value.stringValue ?? value.numberValue?.literal else {
            throw GroundTruthError("must be a string, a number or a list of these, not \(value.kindName)")
        }
        guard text.utf8.count <= TextEngine.maxBytes else {
            throw GroundTruthError("must have at most \(TextEngine.maxBytes) bytes, not \(text.utf8.count)")
        }
        guard !FreeText(text).isEmpty else { throw GroundTruthError("must not be empty") }
        return text
    }
}
