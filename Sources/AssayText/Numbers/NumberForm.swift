/// How a number is written.
public enum NumberForm: String, Sendable, CaseIterable {
    /// Decimal digits of any script: `5`, `１，０００`, `٥`.
    case digits
    /// English words: `one hundred and five`, `a dozen`.
    case word
    /// Chinese numerals: `一百零五`, `壹佰`, `二〇二四`.
    case chinese
    /// Digits with a scale in words or Chinese units: `2.5 million`, `3万5千`.
    case mixed
}
