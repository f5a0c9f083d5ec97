import AssayText

/// The elements of a text that may be a list.
enum TextElements {
    /// The elements, at least one. A text in round brackets is a tuple, whose order counts, and no list.
    static func split(_ text: String, _ profile: TextProfile) -> [FreeText] {
        let trimmed = UnicodeText.trimmed(text)
        if trimmed.utf8.first == 0x28, trimmed.utf8.last == 0x29 { return [FreeText(text)] }
        return FreeText.elements(of: text, isPlace: profile.isPlace)
    }
}
