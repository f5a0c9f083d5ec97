import AssayText

/// How far a number may be from the right one.
struct TextTolerance: Sendable {
    /// Relative to the right number, both ends included; 0 for none.
    let relative: Double

    /// Whether a number is near enough. A whole number is exact: no tolerance counts chairs.
    func accepts(_ value: DecimalNumber, for truth: DecimalNumber) -> Bool {
        if value == truth { return true }
        guard relative > 0, !truth.isInteger, let left = Self.double(value), let right = Self.double(truth) else {
            return false
        }
        // The slack keeps a value that stands on the bound in decimals inside it in binary.
        return (left - right).magnitude <= relative * right.magnitude * (1 + 1e-9)
    }

    /// The nearest binary number; nil beyond its range and for more digits than anyone means.
    private static func double(_ number: DecimalNumber) -> Double? {
        guard number.digits.count <= 1_000, number.exponent.magnitude <= 2_000 else { return nil }
        let digits = String(decoding: number.digits.map { $0 + 0x30 }, as: UTF8.self)
        let literal = "\(number.isNegative ? "-" : "")\(digits.isEmpty ? "0" : digits)e\(number.exponent)"
        guard let double = Double(literal), double.isFinite else { return nil }
        return double
    }
}
