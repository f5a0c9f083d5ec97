/// What bounds the work of reading and comparing numbers.
public enum NumberLimits {
    /// The longest text that is looked at, in bytes of UTF-8.
    public static let maxBytes = 16_384
    /// The most decimal digits in one text, all its literals together.
    public static let maxDigits = 2_000
    /// The largest magnitude of a power of ten; an exponent beyond it leaves the text unread as a number.
    public static let maxExponent = 1_000_000_000_000
    /// How deep braces may nest.
    public static let maxDepth = 64
}
