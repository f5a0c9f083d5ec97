import AssayText

/// Whether a text is one number, a unit sign or two aside.
public enum NumericText {
    private static let marks: Set<Unicode.Scalar> = [
        "+", "-", "−", ".", ",", "'", "_", " ", "\u{a0}", "\u{202f}", "%", "‰", "°", "$", "€", "£", "¥", "^", "×", "*",
        "/", "e", "E",
    ]

    /// `42`, `-1,234.5`, `3/4`, `12 %`, `$5`, `1.5e3`, `4²`; never a text without a digit.
    public static func isNumber(_ text: String) -> Bool {
        let stripped = AnswerWrappers.stripped(text)
        guard !stripped.isEmpty, stripped.utf8.count <= 4096 else { return false }
        var hasDigit = false
        for scalar in stripped.unicodeScalars {
            if scalar.properties.numericType != nil {
                hasDigit = true
            } else if !marks.contains(scalar) {
                return false
            }
        }
        return hasDigit
    }
}
