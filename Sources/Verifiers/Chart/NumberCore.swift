import AssayText

/// The digits of a number: a decimal, with an exponent or a power of ten, a fraction, or a mixed number.
struct NumberCore {
    let numerator: DecimalNumber
    let denominator: DecimalNumber
    let isGrouped: Bool
    /// The offset after it.
    let end: Int

    init(
        _ numerator: DecimalNumber, over denominator: DecimalNumber = DecimalNumber(1), isGrouped: Bool = false,
        end: Int = 0
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.isGrouped = isGrouped
        self.end = end
    }

    /// Reads what starts at an offset; nil where no digit does.
    ///
    /// - Complexity: O(its length).
    static func read(_ scalars: [UInt32], at start: Int) -> NumberCore? {
        guard start < scalars.count else { return nil }
        if let (numerator, denominator) = ChartWords.vulgarFractions[scalars[start]] {
            return NumberCore(DecimalNumber(numerator), over: DecimalNumber(denominator), end: start + 1)
        }
        if let fraction = latexFraction(scalars, start) { return fraction }
        let isPoint = scalars[start] == 0x2E && start + 1 < scalars.count && ChartScalars.isDigit(scalars[start + 1])
        guard isPoint || ChartScalars.isDigit(scalars[start]),
            let literal = DecimalLiteral.read(scalars, at: start, indianGroups: true)
        else { return nil }
        let whole = NumberCore(literal.number, isGrouped: literal.isGrouped, end: literal.end)
        return whole.withExponent(scalars) ?? whole.withPowerOfTen(scalars) ?? whole.withDenominator(scalars)
            ?? whole.asMixed(scalars) ?? whole
    }

    /// `1.2e3`.
    private func withExponent(_ scalars: [UInt32]) -> NumberCore? {
        guard end < scalars.count, scalars[end] | 0x20 == 0x65, let (power, next) = Self.power(scalars, end + 1) else {
            return nil
        }
        return NumberCore(numerator.scaled(byTenTo: power), isGrouped: isGrouped, end: next)
    }

    /// `1.2×10^3`, `1.2 x 10^{3}`, `1.2·10³`, `1.2\times 10^3`.
    private func withPowerOfTen(_ scalars: [UInt32]) -> NumberCore? {
        var next = Self.skipSpaces(scalars, end)
        guard next < scalars.count else { return nil }
        switch scalars[next] {
        case 0xD7, 0x78, 0x58, 0x2A, 0xB7, 0x22C5: next += 1
        case 0x5C:
            guard let length = NumberSuffix.prefix(of: Self.timesCommands, in: scalars, at: next) else { return nil }
            next += length
        default: return nil
        }
        next = Self.skipSpaces(scalars, next)
        guard next + 2 < scalars.count, scalars[next] == 0x31, scalars[next + 1] == 0x30 else { return nil }
        next += 2
        guard scalars[next] == 0x5E else { return withSuperscripts(scalars, next) }
        next += 1
        let hasBrace = next < scalars.count && scalars[next] == 0x7B
        guard let (power, after) = Self.power(scalars, hasBrace ? next + 1 : next) else { return nil }
        if hasBrace, after >= scalars.count || scalars[after] != 0x7D { return nil }
        return NumberCore(numerator.scaled(byTenTo: power), isGrouped: isGrouped, end: hasBrace ? after + 1 : after)
    }

    private func withSuperscripts(_ scalars: [UInt32], _ start: Int) -> NumberCore? {
        var next = start
        var isNegative = false
        if scalars[next] == 0x207B {
            isNegative = true
            next += 1
        }
        var power = 0
        let first = next
        while next < scalars.count, next - first < 6, let digit = Self.superscripts[scalars[next]] {
            power = power * 10 + digit
            next += 1
        }
        guard next > first else { return nil }
        return NumberCore(numerator.scaled(byTenTo: isNegative ? -power : power), isGrouped: isGrouped, end: next)
    }

    /// `3/4`, `3 / 4`: whole numbers, the second not 0.
    private func withDenominator(_ scalars: [UInt32]) -> NumberCore? {
        let slash = Self.skipSpaces(scalars, end)
        guard numerator.isInteger, slash < scalars.count, scalars[slash] == 0x2F else { return nil }
        let start = Self.skipSpaces(scalars, slash + 1)
        guard start < scalars.count, ChartScalars.isDigit(scalars[start]),
            let literal = DecimalLiteral.read(scalars, at: start, indianGroups: true), literal.number.isInteger,
            !literal.number.isZero
        else { return nil }
        return NumberCore(
            numerator, over: literal.number, isGrouped: isGrouped || literal.isGrouped, end: literal.end)
    }

    /// `1 1/2`, `1½`, `1\frac{1}{2}`.
    private func asMixed(_ scalars: [UInt32]) -> NumberCore? {
        let start = Self.skipSpaces(scalars, end)
        guard numerator.isInteger, !isGrouped, start < scalars.count,
            ChartNumber(numerator).isWithinLimits
        else { return nil }
        let fraction: NumberCore
        if ChartScalars.isDigit(scalars[start]) {
            guard start > end, let literal = DecimalLiteral.read(scalars, at: start), literal.number.isInteger,
                let read = NumberCore(literal.number, end: literal.end).withDenominator(scalars)
            else { return nil }
            fraction = read
        } else if ChartWords.vulgarFractions[scalars[start]] != nil || scalars[start] == 0x5C {
            guard let read = NumberCore.read(scalars, at: start) else { return nil }
            fraction = read
        } else {
            return nil
        }
        guard ChartNumber(fraction.numerator, over: fraction.denominator).isWithinLimits else { return nil }
        let sum = numerator.multiplied(by: fraction.denominator).adding(fraction.numerator)
        return NumberCore(sum, over: fraction.denominator, end: fraction.end)
    }

    /// `\frac{3}{4}`, also with `d` or `t`.
    private static func latexFraction(_ scalars: [UInt32], _ start: Int) -> NumberCore? {
        guard let length = NumberSuffix.prefix(of: fractionCommands, in: scalars, at: start),
            let top = DecimalLiteral.read(scalars, at: start + length), top.number.isInteger, top.end > start + length,
            top.end + 1 < scalars.count, scalars[top.end] == 0x7D, scalars[top.end + 1] == 0x7B,
            let bottom = DecimalLiteral.read(scalars, at: top.end + 2), bottom.number.isInteger,
            !bottom.number.isZero, bottom.end < scalars.count, scalars[bottom.end] == 0x7D
        else { return nil }
        return NumberCore(top.number, over: bottom.number, end: bottom.end + 1)
    }

    /// A signed whole number of at most six digits and the offset after it.
    private static func power(_ scalars: [UInt32], _ start: Int) -> (power: Int, end: Int)? {
        var next = start
        var isNegative = false
        if next < scalars.count, scalars[next] == 0x2D || scalars[next] == 0x2B {
            isNegative = scalars[next] == 0x2D
            next += 1
        }
        let first = next
        var power = 0
        while next < scalars.count, scalars[next] &- 0x30 < 10 {
            guard next - first < 6 else { return nil }
            power = power * 10 + Int(scalars[next] - 0x30)
            next += 1
        }
        return next > first ? (isNegative ? -power : power, next) : nil
    }

    private static func skipSpaces(_ scalars: [UInt32], _ start: Int) -> Int {
        var next = start
        while next < scalars.count, ChartScalars.isSpace(scalars[next]) { next += 1 }
        return next
    }

    private static let timesCommands = ["\\times", "\\cdot"].map { $0.unicodeScalars.map(\.value) }
    private static let fractionCommands = ["\\frac{", "\\dfrac{", "\\tfrac{"].map { $0.unicodeScalars.map(\.value) }
    private static let superscripts: [UInt32: Int] = [
        0x2070: 0, 0xB9: 1, 0xB2: 2, 0xB3: 3, 0x2074: 4, 0x2075: 5, 0x2076: 6, 0x2077: 7, 0x2078: 8, 0x2079: 9,
    ]
}
