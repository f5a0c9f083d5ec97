import AssayText

/// A text as the gates compare it: compatibility forms, case, width, look-alikes, accents and invisible characters
/// folded, everything but letters and digits a single space.
struct FoldedText: Sendable, Hashable {
    /// Words with one space between and one at each end, so that ` word ` finds whole words; one space if there are none.
    let words: String

    /// Folds a text.
    ///
    /// - Complexity: O(n).
    init(_ text: String) {
        var folded = " "
        for scalar in UnicodeText.caseFolded(UnicodeText.nfkc(text)).unicodeScalars {
            if UnicodeText.isInvisible(scalar) { continue }
            if let plain = Self.lookalikes[scalar] {
                folded.unicodeScalars.append(plain)
                continue
            }
            switch scalar.properties.generalCategory {
            // Accents and apostrophes vanish, so that let's, lets and létś are one.
            case .nonspacingMark, .enclosingMark: continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .spacingMark:
                folded.unicodeScalars.append(Self.withoutAccent(scalar))
            default:
                if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02bc}" || scalar == "`" { continue }
                if folded.utf8.last != 0x20 { folded.append(" ") }
            }
        }
        if folded.utf8.last != 0x20 { folded.append(" ") }
        words = folded
    }

    /// Whether no letter and no digit is left.
    var isEmpty: Bool { words.utf8.count == 1 }

    /// Whether a folded phrase stands in the text; Chinese, Japanese and Korean phrases need no spaces around.
    func contains(_ phrase: FoldedText) -> Bool {
        if phrase.isEmpty { return false }
        if ByteSearch.holds(phrase.words.utf8, in: words.utf8) { return true }
        guard let first = phrase.words.unicodeScalars.dropFirst().first, first.value >= 0x2e80 else { return false }
        return ByteSearch.holds(phrase.words.utf8.dropFirst().dropLast(), in: words.utf8)
    }

    /// The base letter of a precomposed Latin one.
    private static func withoutAccent(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xc0...0x24f).contains(scalar.value) else { return scalar }
        return latin[scalar] ?? scalar
    }

    private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
        let groups: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"),
            ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        return Dictionary(uniqueKeysWithValues: groups.flatMap { base, all in all.unicodeScalars.map { ($0, base) } })
    }()

    /// Letters of other scripts that look like Latin ones, small.
    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s", "ј": "j", "ԁ": "d",
        "ɡ": "g", "ο": "o", "α": "a", "ν": "v", "ι": "i", "ρ": "p", "τ": "t", "υ": "u", "κ": "k", "ⅼ": "l", "ı": "i",
        "һ": "h", "ո": "n", "ⅿ": "m", "т": "t", "н": "h", "к": "k", "м": "m", "в": "b",
    ]
}
