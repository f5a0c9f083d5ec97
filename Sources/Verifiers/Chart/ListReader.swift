import AssayJSON
import AssayText

/// Splits a text into the elements of a list.
enum ListReader {
    /// The most elements a list may have.
    static let maxElements = 256

    /// One element, and whether quotes or JSON keep it whole.
    struct Atom: Sendable, Hashable {
        let text: String
        let isQuoted: Bool
    }

    /// The elements of a text: a JSON array of strings and numbers, or what stands between separators.
    ///
    /// - Parameters:
    ///   - limit: where to stop; more elements are not looked for once one above it is found.
    ///   - whole: elements with separators of their own that stay whole, in the form of `FreeText`.
    /// - Complexity: O(n).
    static func elements(_ text: String, limit: Int = maxElements, keeping whole: [String] = []) -> [Atom] {
        let outer = UnicodeText.trimmed(text)
        if let array = json(outer) ?? json(AnswerWrappers.stripped(outer, keepsBrackets: true)) { return array }
        let atoms = atoms(AnswerWrappers.stripped(outer), limit: limit)
        return whole.isEmpty ? atoms : merged(atoms, whole)
    }

    /// A JSON array that holds a string; one of bare numbers is read as text, where `1,200` is a number.
    private static func json(_ text: String) -> [Atom]? {
        guard text.utf8.first == 0x5B, text.utf8.contains(0x22), text.utf8.count <= 1 << 20,
            let document = try? JSONDocument(parsing: Array(text.utf8)),
            let values = document.root.value().arrayValue
        else { return nil }
        var atoms: [Atom] = []
        for value in values {
            switch value {
            case .string(let string): atoms.append(Atom(text: string, isQuoted: true))
            case .number(let number): atoms.append(Atom(text: number.literal, isQuoted: true))
            default: return nil
            }
        }
        return atoms
    }

    /// What stands between separators: comma and space, `;`, `；`, `、`, `，`, a line end, "and", "和". Commas without a
    /// space part elements only where no comma has one and they part no digits of a number.
    static func atoms(_ text: String, limit: Int) -> [Atom] {
        let scalars = text.unicodeScalars.map(\.value)
        var splitter = ListSplitter(scalars, bareCommas: false)
        let atoms = splitter.split(limit: limit)
        let hasSpacedComma = scalars.indices.contains { index in
            scalars[index] == 0x2C && index + 1 < scalars.count && ChartScalars.isSpace(scalars[index + 1])
        }
        if hasSpacedComma || !scalars.contains(0x2C) { return atoms }
        var parts: [Atom] = []
        for atom in atoms where parts.count <= limit {
            if atom.isQuoted || !atom.text.utf8.contains(0x2C) || ChartNumberReader.read(atom.text) != nil {
                parts.append(atom)
            } else {
                var inner = ListSplitter(atom.text.unicodeScalars.map(\.value), bareCommas: true)
                parts += inner.split(limit: limit)
            }
        }
        return parts
    }

    /// Puts neighbours together again that are one element of the ground truth.
    private static func merged(_ atoms: [Atom], _ whole: [String]) -> [Atom] {
        let patterns = whole.map { Self.atoms($0, limit: 16).map { FreeText($0.text).key } }
        let normalized = atoms.map { FreeText($0.text).key }
        var result: [Atom] = []
        var index = 0
        while index < atoms.count {
            let found = patterns.indices.first { pattern in
                let parts = patterns[pattern]
                guard parts.count > 1, index + parts.count <= atoms.count else { return false }
                return parts.indices.allSatisfy { parts[$0].utf8.elementsEqual(normalized[index + $0].utf8) }
            }
            if let found {
                result.append(Atom(text: whole[found], isQuoted: true))
                index += patterns[found].count
            } else {
                result.append(atoms[index])
                index += 1
            }
        }
        return result
    }
}
