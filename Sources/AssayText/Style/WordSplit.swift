/// What a word is where n-grams of words are counted.
public enum WordSplit: String, Sendable, CaseIterable {
    /// What white space separates, as Python's `str.split()` does.
    case whiteSpace = "white_space"
    /// The same, and each ideograph is a word of its own: Chinese and Japanese have no white space between words.
    case ideographs
}
