/// An exact finite decimal of any length: sign, digits and a power of ten, in one canonical form.
///
///     DecimalNumber(digits: Array("00500"), fractionDigits: 2) // 5
///     DecimalNumber(2500).scaled(byTenTo: -3)                   // 2.5
///
/// The digits have no zeros at either end and zero has no digits, so that equal values are equal members and nothing
/// overflows; `1` followed by a million zeros is one digit and an exponent.
public struct DecimalNumber: Sendable, Hashable {
    /// Whether the value is below 0.
    public let isNegative: Bool
    /// The significant digits as values 0…9, most significant first, without zeros at either end; empty for 0.
    public let digits: [UInt8]
    /// The power of ten of the last digit; 0 for 0.
    public let exponent: Int

    /// Canonicalises digits (values 0…9) of which the last `fractionDigits` follow the decimal point.
    ///
    /// - Complexity: O(n).
    public init(isNegative: Bool = false, digits: some Collection<UInt8>, fractionDigits: Int = 0) {
        self.init(isNegative: isNegative, digits: digits, exponent: 0 &- fractionDigits)
    }

    /// A small whole number.
    public init(_ value: Int) {
        self.init(isNegative: value < 0, digits: String(value.magnitude).utf8.map { $0 - 0x30 }, fractionDigits: 0)
    }

    /// The number a text of 1 to 18 ASCII digits is, without a leading zero unless it is `0`; nil for any other text.
    ///
    /// What most counts are, read without looking for words around them.
    public init?(plainDigits text: String) {
        let bytes = text.utf8Span.span
        guard 1...18 ~= bytes.count, bytes[0] != 0x30 || bytes.count == 1 else { return nil }
        var end = 0
        for index in 0..<bytes.count {
            guard bytes[index] &- 0x30 < 10 else { return nil }
            if bytes[index] != 0x30 { end = index + 1 }
        }
        isNegative = false
        exponent = end == 0 ? 0 : bytes.count - end
        digits = [UInt8](capacity: end) { output in
            for index in 0..<end { output.append(bytes[index] &- 0x30) }
        }
    }

    private init(isNegative: Bool, digits: some Collection<UInt8>, exponent: Int) {
        let trimmed = Array(digits.drop { $0 == 0 })
        let zeros = trimmed.reversed().prefix { $0 == 0 }.count
        self.digits = Array(trimmed.dropLast(zeros))
        self.isNegative = isNegative && !trimmed.isEmpty
        self.exponent = trimmed.isEmpty ? 0 : exponent &+ zeros
    }

    /// Whether the value is a whole number.
    public var isInteger: Bool { exponent >= 0 }

    /// Whether the value is 0.
    public var isZero: Bool { digits.isEmpty }

    /// The number of digits before the decimal point as it is written out; 0 below 1.
    public var integerDigits: Int { max(0, digits.count &+ exponent) }

    /// The value of the other sign; 0 is its own.
    public var negated: DecimalNumber { DecimalNumber(isNegative: !isNegative, digits: digits, exponent: exponent) }

    /// The value times a power of ten.
    public func scaled(byTenTo power: Int) -> DecimalNumber {
        DecimalNumber(isNegative: isNegative, digits: digits, exponent: exponent &+ power)
    }

    /// The value written out, with at most so many digits; a longer one is cut and ends in `…`.
    public func text(maxDigits: Int = 10_000) -> String {
        guard !isZero else { return "0" }
        if !isNegative, exponent == 0, digits.count <= min(maxDigits, 15) {
            // Short enough for a String without memory of its own.
            var spelled = InlineArray<16, UInt8>(repeating: 0x30)
            for index in digits.indices { spelled[index] |= digits[index] }
            return String(
                copying: UTF8Span(unchecked: spelled.span.extracting(first: digits.count), isKnownASCII: true))
        }
        var bytes: [UInt8] = isNegative ? [0x2D] : []
        let point = digits.count &+ exponent
        if point <= 0 {
            bytes += [0x30, 0x2E] + [UInt8](repeating: 0x30, count: min(maxDigits, 0 &- point))
        }
        bytes += digits.prefix(maxDigits).map { $0 + 0x30 }
        if exponent > 0 { bytes += [UInt8](repeating: 0x30, count: min(exponent, max(0, maxDigits - digits.count))) }
        if point > 0, exponent < 0, point <= maxDigits { bytes.insert(0x2E, at: point + (isNegative ? 1 : 0)) }
        let isCut = max(digits.count, digits.count &+ exponent, 0 &- exponent) > maxDigits
        return String(decoding: bytes, as: UTF8.self) + (isCut ? "…" : "")
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// The value written out, cut at 10,000 digits.
    public var description: String { text() }
}

extension DecimalNumber: Comparable {
    /// Compares by value.
    ///
    /// - Complexity: O(n) in the digits.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
    }

    /// Compares magnitudes: by the power of the first digit, then digit by digit.
    private func isSmaller(than other: DecimalNumber) -> Bool {
        if isZero || other.isZero { return isZero && !other.isZero }
        let (own, others) = (digits.count &+ exponent, other.digits.count &+ other.exponent)
        return own == others ? digits.lexicographicallyPrecedes(other.digits) : own < others
    }
}

extension DecimalNumber {
    /// The sum of two values of one sign, with the first's sign.
    ///
    /// - Complexity: O(the span of both values' digits); callers bound it by what they parsed.
    public func adding(_ other: DecimalNumber) -> DecimalNumber {
        if isZero { return other }
        if other.isZero { return self }
        let low = min(exponent, other.exponent)
        let high = max(digits.count &+ exponent, other.digits.count &+ other.exponent)
        var sum = [UInt8](repeating: 0, count: high - low + 1)
        for number in [self, other] {
            // The digit of power low + i stands at index count - 1 - i.
            var place = sum.count - 1 - (number.exponent - low)
            for digit in number.digits.reversed() {
                sum[place] += digit
                place -= 1
            }
        }
        for place in stride(from: sum.count - 1, to: 0, by: -1) where sum[place] > 9 {
            sum[place] -= 10
            sum[place - 1] += 1
        }
        return DecimalNumber(isNegative: isNegative, digits: sum, exponent: low)
    }

    /// The product.
    ///
    /// - Complexity: O(n m) in the digits of both; callers bound them.
    public func multiplied(by other: DecimalNumber) -> DecimalNumber {
        guard !isZero, !other.isZero else { return DecimalNumber(0) }
        var product = [UInt8](repeating: 0, count: digits.count + other.digits.count)
        for left in digits.indices.reversed() {
            var carry: UInt8 = 0
            for right in other.digits.indices.reversed() {
                // At most 9 + 81 + 9.
                let sum = product[left + right + 1] + digits[left] * other.digits[right] + carry
                product[left + right + 1] = sum % 10
                carry = sum / 10
            }
            product[left] = carry
        }
        return DecimalNumber(
            isNegative: isNegative != other.isNegative, digits: product, exponent: exponent &+ other.exponent)
    }

    /// Twelve times the value: a dozen of them.
    func timesTwelve() -> DecimalNumber { scaled(byTenTo: 1).adding(adding(self)) }

    /// Half the value; exact, for ten is even.
    func halved() -> DecimalNumber {
        var quotient: [UInt8] = []
        quotient.reserveCapacity(digits.count + 1)
        var remainder: UInt8 = 0
        for digit in digits + [0] {
            let part = remainder * 10 + digit
            quotient.append(part / 2)
            remainder = part % 2
        }
        return DecimalNumber(isNegative: isNegative, digits: quotient, exponent: exponent - 1)
    }
}
