import AssayCore
import AssayJSON
import AssayText

/// Reads ground truths as answers are read, and refuses what no answer could be right against.
struct MCQGroundTruthReader {
    let table: ChoiceTable
    let kind: AnswerKind
    let isMulti: Bool
    /// The most texts of `vqa_text`, and the most members of a list.
    private static let maxMembers = 64

    func read(_ value: JSONValue) throws(GroundTruthError) -> MCQGroundTruth {
        switch kind {
        case .choice: try choice(value)
        case .yesNo: try polarity(value)
        case .vqaText: .texts(try texts(value))
        }
    }

    private func choice(_ value: JSONValue) throws(GroundTruthError) -> MCQGroundTruth {
        if case .array(let members) = value {
            guard members.count <= Self.maxMembers else {
                throw GroundTruthError("must have at most \(Self.maxMembers) members, not \(members.count)")
            }
            var letters = LetterSet()
            for member in members {
                let set = try options(try text(member))
                guard !set.isEmpty else { throw GroundTruthError("must not have an empty text in its list") }
                letters = letters.union(set)
            }
            return .options(try checked(letters))
        }
        let text = try text(value)
        if FreeText(text).isEmpty {
            guard isMulti else {
                throw GroundTruthError("must name an option, not be empty; the empty set needs multi")
            }
            return .options(LetterSet())
        }
        if table.isEmpty, !isMulti, let free = freeText(text) { return .texts([free]) }
        return .options(try checked(try options(text)))
    }

    /// A text that is no letter, where no options were given.
    private func freeText(_ text: String) -> FreeText? {
        let reading = ChoiceReader.read(text, table, isMulti: false)
        return reading.problem == nil && reading.isPlain && reading.letters.count == 1 ? nil : FreeText(text)
    }

    private func options(_ text: String) throws(GroundTruthError) -> LetterSet {
        let reading = ChoiceReader.read(text, table, isMulti: isMulti)
        if let problem = reading.problem {
            throw GroundTruthError("must name an option, not \(Self.excerpt(text)) (\(problem.rawValue))")
        }
        guard !reading.named.isEmpty else {
            throw GroundTruthError("must name an option of the question, not \(Self.excerpt(text))")
        }
        return reading.named
    }

    private func checked(_ letters: LetterSet) throws(GroundTruthError) -> LetterSet {
        guard isMulti || letters.count == 1 else {
            throw GroundTruthError("must name one option, not \(letters.count); several need multi")
        }
        return letters
    }

    private func polarity(_ value: JSONValue) throws(GroundTruthError) -> MCQGroundTruth {
        if let flag = value.boolValue { return .polarity(flag) }
        let text = try text(value)
        switch YesNoReader.read(text) {
        case .yes: return .polarity(true)
        case .no: return .polarity(false)
        default: throw GroundTruthError("must be yes or no, not \(Self.excerpt(text))")
        }
    }

    private func texts(_ value: JSONValue) throws(GroundTruthError) -> [FreeText] {
        var members: [JSONValue] = [value]
        if case .array(let list) = value { members = list }
        guard !members.isEmpty, members.count <= Self.maxMembers else {
            throw GroundTruthError("must have 1 to \(Self.maxMembers) texts, not \(members.count)")
        }
        var texts: [FreeText] = []
        for member in members {
            let text = FreeText(try text(member))
            guard !text.isEmpty else { throw GroundTruthError("must be a text, not an empty one") }
            texts.append(text)
        }
        return texts
    }

    private func text(_ value: JSONValue) throws(GroundTruthError) -> String {
        guard let text = value.stringValue ?? value.numberValue?.literal else {
            throw GroundTruthError("must be a string, or a list of strings, not \(value.kindName)")
        }
        return text
    }

    private static func excerpt(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let start = String(String.UnicodeScalarView(scalars.prefix(40)))
        return "\"\(start)\(scalars.dropFirst(40).isEmpty ? "" : "…")\""
    }
}
