/// The decimal spelling of a whole number, made without an allocation.
struct DecimalDigits {
    /// The text stands at the end.
    private var text = InlineArray<20, UInt8>(repeating: 0)
    private var start = 20

    /// Spells a number as `String(_:)` does.
    init(_ value: Int) {
        var rest = value.magnitude
        repeat {
            start &-= 1
            text[start] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
            rest /= 10
        } while rest > 0
        if value < 0 {
            start &-= 1
            text[start] = 0x2d
        }
    }

    /// The text, ASCII.
    var span: Span<UInt8> {
        @_lifetime(borrow self)
        get { text.span.extracting(start..<20) }
    }

    /// The text; up to 15 digits need no memory of their own.
    var string: String { String(copying: UTF8Span(unchecked: span, isKnownASCII: true)) }
}
