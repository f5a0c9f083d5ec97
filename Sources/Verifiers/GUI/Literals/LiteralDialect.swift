/// Which literals are read.
enum LiteralDialect: Sendable {
    /// What Python's `json.loads` takes: RFC 8259, NaN and Infinity.
    case json
    /// What Python's `ast.literal_eval` takes, without prefixes, sets, triple quotes and joined strings.
    case python
    /// Both, and what models make of them: leading zeros, raw newlines in strings, bare words.
    case lenient
}
