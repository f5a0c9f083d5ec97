import AssayText

/// The elements of a text that may be a list.
enum TextElements {
    /// The elements, at least one. A text in round brackets is a tuple, whose order counts, and no list.
    static func split(_ text: String, _ profile: TextProfile) -> [FreeText] {
        let trimmed = UnicodeText.trimmed(text)
        if trimmed.utf8.first == 0x28, trimmed.utf8.last == 0x29 { return [FreeText(text)] }
        if let letters = letters(trimmed) { return letters }
        let elements = FreeText.elements(of: text, isPlace: profile.isPlace)
        return elements.count > 1 ? withoutBullets(elements) : elements
    }

    /// `A,B` and `C,A,D`: upper-case letters parted by bare commas.
    private static func letters(_ text: String) -> [FreeText]? {
        let bytes = AnswerWrappers.stripped(text).utf8
        guard bytes.count > 2, bytes.count < 64, bytes.count % 2 == 1 else { return nil }
        for (index, byte) in bytes.enumerated() {
            guard index % 2 == 0 ? byte &- 0x41 < 26 : byte == 0x2C else { return nil }
        }
        return bytes.split(separator: 0x2C).map { FreeText(String(decoding: Array($0), as: UTF8.self)) }
    }

    /// The elements without `- `, `• `, `* ` or `1. ` in front, where all of them have one.
    private static func withoutBullets(_ elements: [FreeText]) -> [FreeText] {
        var bare: [FreeText] = []
        for element in elements {
            guard let rest = withoutBullet(element.key) else { return elements }
            bare.append(FreeText(rest))
        }
        return bare
    }

    private static func withoutBullet(_ key: String) -> String? {
        for bullet in ["- ", "• ", "* ", "· "] where key.utf8.starts(with: bullet.utf8) {
            return String(decoding: Array(key.utf8.dropFirst(bullet.utf8.count)), as: UTF8.self)
        }
        let digits = key.utf8.prefix { $0 &- 0x30 < 10 }
        let rest = key.utf8.dropFirst(digits.count)
        guard (1...2).contains(digits.count), let mark = rest.first, mark == 0x2E || mark == 0x29,
            rest.dropFirst().first == 0x20
        else { return nil }
        return String(decoding: Array(rest.dropFirst(2)), as: UTF8.self)
    }
}
