/// Takes off what models put around a short answer without meaning it: emphasis, quotes, LaTeX, one pair of brackets.
///
///     AnswerWrappers.stripped("**5**")                // "5"
///     AnswerWrappers.stripped(#"$\boxed{\text{B}}$."#) // "B"
///     AnswerWrappers.stripped("（「五」）。")            // "五"
///     AnswerWrappers.stripped(#""a", "b""#)           // unchanged: the quotes are not one pair around the whole
///
/// In any order and depth: white space and invisible scalars (but no direction override); a final `.`, `。` or `．`; `*`, backticks, `$` and straight
/// quotes, where the text between holds no other of the kind; `\(…\)` and `\[…\]` likewise; `\text{…}`, `\boxed{…}`
/// and their siblings, quotes that open and close (`“” ‘’ 「」 『』 《》 〈〉 «» ‹› 〝〞`), and once in all a pair of
/// brackets (`() [] {} （） ［］ ｛｝ 【】 〔〕`), where the pair's halves belong to each other.
public enum AnswerWrappers {
    /// The text inside its wrappers; the same string where there is none.
    ///
    /// A text that is a full stop, or one run of a delimiter, is left as it is.
    ///
    /// - Parameter keepsBrackets: whether a pair of brackets around the whole stays, for who reads a meaning in it.
    /// - Complexity: O(n), wrappers within wrappers included.
    public static func stripped(_ text: String, keepsBrackets: Bool = false) -> String {
        let bytes = text.utf8Span.span
        guard bytes.count > 0 else { return text }
        if isPlain(bytes[0]), isPlain(bytes[bytes.count - 1]) { return text }
        var stripper = WrapperStripper(Array(text.utf8), keepsBrackets: keepsBrackets)
        let range = stripper.strip()
        return range.count == bytes.count ? text : String(decoding: stripper.bytes[range], as: UTF8.self)
    }

    /// Letters and digits of ASCII can neither open nor close a wrapper.
    private static func isPlain(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
