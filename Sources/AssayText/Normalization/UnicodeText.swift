/// Normalisation, case and white space of Unicode 15.0, the same on every machine and without Foundation.
///
///     UnicodeText.nfc("e\u{301}")                 // "é", one scalar
///     UnicodeText.nfkc("ﬁ①")                      // "fi1"
///     UnicodeText.caseFolded("Straße")            // "strasse"
///     UnicodeText.lowercased("ΟΔΥΣΣΕΥΣ")          // "οδυσσευς"
///     UnicodeText.collapsedWhiteSpace(" a \n b ") // "a b"
///
/// Strings of Swift compare by canonical equivalence; compare the results by their `utf8` or `unicodeScalars`.
public enum UnicodeText {
    /// The version of the Unicode Character Database behind every function here.
    public static let version = "15.0.0"
}
