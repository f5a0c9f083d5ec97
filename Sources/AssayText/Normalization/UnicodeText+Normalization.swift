extension UnicodeText {
    /// Normalization Form C: canonical composition (UAX #15).
    ///
    /// - Returns: the same string where it is in the form already.
    /// - Complexity: O(n), runs of combining marks of any length included.
    public static func nfc(_ text: String) -> String { normalized(text, .nfc) }

    /// Normalization Form KC: compatibility decomposition, then canonical composition (UAX #15).
    ///
    /// - Returns: the same string where it is in the form already; at most 18 scalars for one.
    /// - Complexity: O(n), runs of combining marks of any length included.
    public static func nfkc(_ text: String) -> String { normalized(text, .nfkc) }

    private static func normalized(_ text: String, _ form: Normalizer.Form) -> String {
        // The tables are not even decoded for a program that sees ASCII alone.
        if text.utf8Span.span.isASCII { return text }
        var normalizer = Normalizer(form)
        return normalizer.normalized(text)
    }
}
