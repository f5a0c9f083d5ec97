extension UnicodeText {
    private static let decimalZeros = CodePointRanges(UnicodeTables.decimalZeros)
    private static let otherNumbers = CodePointRanges(UnicodeTables.otherNumberRanges)

    /// The value 0…9 of a decimal digit of any script (general category Nd), or nil.
    ///
    /// Superscript, circled and Roman digits are not decimal digits; full-width and mathematical ones are.
    ///
    /// - Complexity: O(1) for ASCII, else O(log n) in the number of scripts.
    @inline(__always)
    public static func decimalDigitValue(of scalar: Unicode.Scalar) -> Int? { decimalDigitValue(of: scalar.value) }

    /// Whether a scalar is a number that is no decimal digit: general categories No (`½ ² ①`) and Nl (`Ⅴ`), but not
    /// `〇`, which writes decimal numbers.
    ///
    /// - Complexity: O(log n).
    public static func isOtherNumber(_ scalar: Unicode.Scalar) -> Bool { isOtherNumber(scalar.value) }

    @inline(__always)
    static func decimalDigitValue(of value: UInt32) -> Int? {
        if value < 0x80 { return value &- 0x30 < 10 ? Int(value &- 0x30) : nil }
        return decimalDigitValue(beyondASCII: value)
    }

    static func isOtherNumber(_ value: UInt32) -> Bool { value >= 0x80 && otherNumbers.contains(value) }

    private static func decimalDigitValue(beyondASCII value: UInt32) -> Int? {
        guard let index = decimalZeros.indexOfStart(notAbove: value) else { return nil }
        let digit = value - decimalZeros.starts[index]
        return digit < 10 ? Int(digit) : nil
    }
}
