/// Doubles from short decimal numbers, without the general algorithm.
enum DecimalReading {
    /// The powers of ten that doubles hold exactly.
    private static let exactPowers: InlineArray<23, Double> = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The nearest double of a number of the RFC's grammar, or nil where it takes more than one rounding.
    ///
    /// Where the digits are an integer up to 2^53 and the power of ten is 22 at most, both are exact doubles, and one
    /// multiplication or division rounds correctly (Clinger, "How to read floating point numbers accurately", 1990).
    static func exactDouble(_ bytes: RawSpan, _ range: Range<Int>) -> Double? {
        // 18 digits fit the integer; what is longer is the general algorithm's.
        guard range.count <= 18 else { return nil }
        var at = range.lowerBound
        func byte() -> UInt8? {
            at < range.upperBound ? bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self) : nil
        }
        let isNegative = byte() == 0x2d
        if isNegative { at += 1 }
        var digits: UInt64 = 0
        var power = 0
        var isFraction = false
        while let character = byte(), character | 0x20 != 0x65 {
            at += 1
            if character == 0x2e {
                isFraction = true
                continue
            }
            digits = digits &* 10 &+ UInt64(character &- 0x30)
            if isFraction { power -= 1 }
        }
        if byte() != nil {
            at += 1
            var exponent = 0
            let sign = byte()
            if sign == 0x2b || sign == 0x2d { at += 1 }
            while let character = byte() {
                exponent = exponent &* 10 &+ Int(character &- 0x30)
                guard exponent < 1_000 else { return nil }
                at += 1
            }
            power += sign == 0x2d ? -exponent : exponent
        }
        guard digits <= 1 << 53, -22...22 ~= power else { return nil }
        let magnitude = power < 0 ? Double(digits) / exactPowers[-power] : Double(digits) * exactPowers[power]
        return isNegative ? -magnitude : magnitude
    }
}
