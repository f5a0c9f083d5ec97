extension ExactNumber: CustomStringConvertible {
    /// Powers of ten up to this magnitude are written out.
    private static let maxWrittenExponent = 40
    /// The most characters a numerator or denominator is shown with.
    private static let maxShownDigits = 64

    /// The canonical form for people: `-3/2`, `1000`, or with a power of ten that is not written out, `16e-120`.
    ///
    /// Numbers of more than 64 digits are shown by their first ones and their count.
    public var description: String {
        let sign = isNegative ? "-" : ""
        if abs(twos) <= Self.maxWrittenExponent, abs(fives) <= Self.maxWrittenExponent, let (top, bottom) = expanded {
            return sign + (bottom.isOne ? Self.shown(top) : "\(Self.shown(top))/\(Self.shown(bottom))")
        }
        let ten = min(twos, fives)
        guard max(twos, fives) - ten <= 16_384 else { return "\(sign)(2^\(twos) × 5^\(fives) × …)" }
        let top = numerator.scaled(twos: twos - ten, fives: fives - ten)
        let fraction = Self.shown(top) + (denominator.isOne ? "" : "/\(Self.shown(denominator))")
        return sign + fraction + (ten == 0 ? "" : "e\(ten)")
    }

    private static func shown(_ number: Natural) -> String {
        let digits = number.text.utf8
        guard digits.count > maxShownDigits else { return number.text }
        return String(decoding: digits.prefix(maxShownDigits), as: UTF8.self) + "…(\(digits.count) digits)"
    }
}
