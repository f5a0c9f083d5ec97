/// What is made equal before two transcriptions are compared: the option `normalize`.
public enum TextProfile: String, Sendable, CaseIterable {
    /// As the published GLM-4.1V code does: Python's `strip()`, newline to space, U+0020 deleted. Tabs, no-break spaces
    /// and the ideographic space inside the text stay.
    case glm
    /// Every run of Unicode white space is one U+0020, none at the ends.
    case collapse
    /// Normalization Form C, then as ``glm``.
    case nfc
    /// Normalization Form KC, then every code point of the property White_Space is deleted.
    case nfkc
}
