extension JSONElement {
    /// The number in its own spelling; nil for any other kind.
    public var number: JSONNumber? {
        guard kind == .number else { return nil }
        return JSONNumber(checkedLiteral: literal)
    }

    /// The whole number.
    ///
    /// - Throws: ``JSONError``: `wrongKind`; `notWholeNumber` where it is written with a fraction or an exponent, even
    ///   `1.0`; `numberOutOfRange` where it does not fit 64 bits.
    public func readInt() throws(JSONError) -> Int {
        let node = node
        guard node.kind == .number else { throw wrongKind("a number") }
        let text = index.bytes
        let bytes = text.span.bytes
        var at = Int(node.start)
        let isNegative = bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self) == 0x2d
        if isNegative { at += 1 }
        var value = 0
        var fits = true
        while at < Int(node.end) {
            let digit = bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self) &- 0x30
            guard digit < 10 else { throw JSONError(.notWholeNumber, at: offset) }
            // The digits are subtracted, for the least number has no positive twin.
            let (shifted, isTooFar) = value.multipliedReportingOverflow(by: 10)
            let (next, isPastEnd) = shifted.subtractingReportingOverflow(Int(digit))
            fits = fits && !isTooFar && !isPastEnd
            value = next
            at += 1
        }
        guard fits, isNegative || value != Int.min else { throw JSONError(.numberOutOfRange, at: offset) }
        return isNegative ? value : -value
    }

    /// The nearest double, ties to even; a magnitude below the smallest double becomes zero with its sign.
    ///
    /// - Throws: ``JSONError``: `wrongKind`; `numberOutOfRange` where the magnitude overflows, e.g. `1e400`.
    public func readDouble() throws(JSONError) -> Double {
        let node = node
        guard node.kind == .number else { throw wrongKind("a number") }
        let text = index.bytes
        if let value = DecimalReading.exactDouble(text.span.bytes, Int(node.start)..<Int(node.end)) { return value }
        guard let value = Double(literal), value.isFinite else { throw JSONError(.numberOutOfRange, at: offset) }
        return value
    }

    /// A number's own bytes.
    private var literal: String {
        let node = node
        return JSONStrings.copy(index.bytes, Int(node.start)..<Int(node.end))
    }
}
