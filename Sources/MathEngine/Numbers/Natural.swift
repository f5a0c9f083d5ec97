import BigInt

/// A natural number: one machine word where it fits, a `BigUInt` where it does not.
///
/// Invariant: ``big`` holds only values of 2^64 and more, so that equal numbers have equal cases. Answers are nearly
/// always small; for them no operation allocates.
enum Natural: Hashable, Sendable {
    case small(UInt64)
    case big(BigUInt)

    static let zero = Natural.small(0)
    static let one = Natural.small(1)

    init(_ value: BigUInt) {
        self = value.bitWidth <= 64 ? .small(UInt64(value)) : .big(value)
    }

    /// Reads decimal digits in ASCII; anything else in the bytes is the programmer's error.
    ///
    /// - Complexity: O(n²) beyond 19 digits, which ``NumberLimits/maxDigits`` bounds.
    init(digits: some Sequence<UInt8>) {
        var total: BigUInt?
        var chunk: UInt64 = 0
        var scale: UInt64 = 1
        for digit in digits {
            chunk = chunk * 10 + UInt64(digit &- 0x30)
            scale *= 10
            // 10^18 is the largest chunk that cannot overflow with the next digit.
            guard scale == 1_000_000_000_000_000_000 else { continue }
            total = (total ?? 0) * BigUInt(scale) + BigUInt(chunk)
            (chunk, scale) = (0, 1)
        }
        if let total {
            self.init(total * BigUInt(scale) + BigUInt(chunk))
        } else {
            self = .small(chunk)
        }
    }

    var isZero: Bool { self == .small(0) }
    var isOne: Bool { self == .small(1) }

    var wide: BigUInt {
        switch self {
        case .small(let value): BigUInt(value)
        case .big(let value): value
        }
    }

    /// The number of bits, 0 for zero.
    var bitWidth: Int {
        switch self {
        case .small(let value): 64 - value.leadingZeroBitCount
        case .big(let value): value.bitWidth
        }
    }

    static func == (left: Natural, right: Natural) -> Bool {
        switch (left, right) {
        case (.small(let left), .small(let right)): left == right
        case (.big(let left), .big(let right)): left == right
        default: false
        }
    }

    static func < (left: Natural, right: Natural) -> Bool {
        switch (left, right) {
        case (.small(let left), .small(let right)): left < right
        case (.big(let left), .big(let right)): left < right
        case (.small, .big): true
        case (.big, .small): false
        }
    }

    static func <= (left: Natural, right: Natural) -> Bool { !(right < left) }

    static func + (left: Natural, right: Natural) -> Natural {
        if case .small(let a) = left, case .small(let b) = right {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { return .small(sum) }
        }
        return Natural(left.wide + right.wide)
    }

    static func * (left: Natural, right: Natural) -> Natural {
        if case .small(let a) = left, case .small(let b) = right {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow { return .small(product) }
        }
        return Natural(left.wide * right.wide)
    }

    /// The absolute difference.
    func distance(to other: Natural) -> Natural {
        if case .small(let a) = self, case .small(let b) = other { return .small(a > b ? a - b : b - a) }
        let (a, b) = (wide, other.wide)
        return Natural(a > b ? a - b : b - a)
    }

    /// The greatest common divisor; that with zero is the other number.
    func greatestCommonDivisor(with other: Natural) -> Natural {
        guard case .small(var a) = self, case .small(var b) = other else {
            return Natural(wide.greatestCommonDivisor(with: other.wide))
        }
        while b != 0 { (a, b) = (b, a % b) }
        return .small(a)
    }

    /// The quotient by a divisor that divides without remainder and is not zero.
    func divided(exactlyBy divisor: Natural) -> Natural {
        if divisor.isOne { return self }
        if case .small(let a) = self, case .small(let b) = divisor { return .small(a / b) }
        return Natural(wide / divisor.wide)
    }

    /// The number times a power of two and a power of five.
    ///
    /// - Complexity: that of one multiplication of the result's size; the caller bounds the exponents.
    func scaled(twos: Int, fives: Int) -> Natural {
        if isZero { return self }
        var result = self
        if fives > 0 { result = result * Self.powerOfFive(fives) }
        if twos > 0 {
            if case .small(let value) = result, twos < value.leadingZeroBitCount {
                result = .small(value << UInt64(twos))
            } else {
                result = Natural(result.wide << twos)
            }
        }
        return result
    }

    /// The largest power of five that fits a word is 5^27.
    private static let wordOfFives = 27

    private static func powerOfFive(_ exponent: Int) -> Natural {
        guard exponent > wordOfFives else {
            var power: UInt64 = 1
            for _ in 0..<exponent { power *= 5 }
            return .small(power)
        }
        return Natural(BigUInt(5).power(exponent))
    }

    /// Takes every factor of two and of five out and tells how many there were. The number is not zero.
    mutating func removeTwosAndFives() -> (twos: Int, fives: Int) {
        var fives = 0
        var twos = 0
        if case .big(var value) = self {
            twos = value.trailingZeroBitCount
            value >>= twos
            let chunk = BigUInt(7_450_580_596_923_828_125)  // 5^27
            while value.bitWidth > 64 {
                let (quotient, remainder) = value.quotientAndRemainder(dividingBy: chunk)
                guard remainder.isZero else { break }
                (value, fives) = (quotient, fives + Self.wordOfFives)
            }
            while value.bitWidth > 64 {
                let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 5)
                guard remainder.isZero else { break }
                (value, fives) = (quotient, fives + 1)
            }
            self = Natural(value)
        }
        if case .small(var value) = self {
            let zeros = value.trailingZeroBitCount
            value >>= UInt64(zeros)
            twos += zeros
            while value % 5 == 0, value != 0 {
                value /= 5
                fives += 1
            }
            self = .small(value)
        }
        return (twos, fives)
    }

    /// The decimal digits.
    var text: String {
        switch self {
        case .small(let value): String(value)
        case .big(let value): String(value)
        }
    }

    /// The top 53 bits or more as a double, and the power of two they are to be multiplied by. Never overflows.
    var leading: (significand: Double, exponent: Int) {
        switch self {
        case .small(let value): (Double(value), 0)
        case .big(let value): (Double(UInt64(value >> (value.bitWidth - 64))), value.bitWidth - 64)
        }
    }
}
