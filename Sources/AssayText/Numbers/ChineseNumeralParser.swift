/// Adds up the parts of one Chinese numeral from the left.
struct ChineseNumeralParser {
    private let scalars: [UInt32]
    private var position: Int
    /// What the units from 万 on have made.
    private var total = DecimalNumber(0)
    /// What the units below 万 have made since.
    private var section = DecimalNumber(0)
    /// A digit or a literal that waits for its unit.
    private var coefficient: DecimalNumber?
    private var isLiteral: Bool
    /// Whether 零 stands before the coefficient, so that it counts ones: 一百零五 is 105, 一百五 is 150.
    private var followsZero = false
    private var lastPower: Int?
    private var lastLargePower: Int?
    private var smallPowerLimit = 4
    private var flaw: NumeralFlaw?

    private static let more = ChineseCharacters.set("多余餘")
    /// 打 is a verb before nearly everything else.
    private static let soldByTheDozen = ChineseCharacters.set("鸡雞鸭蛋啤鲜鮮花玫")

    /// 克 米 瓦 卡 焦 赫.
    private static let kiloUnits = ChineseCharacters.set("克米瓦卡焦赫")

    init(_ scalars: [UInt32], at start: Int, coefficient: DecimalNumber? = nil) {
        self.scalars = scalars
        position = start
        self.coefficient = coefficient
        isLiteral = coefficient != nil
    }

    mutating func parse() -> ChineseNumeral? {
        let start = position
        while position < scalars.count, flaw == nil, step() {}
        guard position > start || coefficient != nil else { return nil }
        var number = total.adding(section).adding(trailing())
        readSuffix(&number)
        if position == start { return nil }
        return ChineseNumeral(result: flaw.map { .flaw($0) } ?? .number(number), end: position)
    }

    /// Takes the next part; false where the numeral ends.
    private mutating func step() -> Bool {
        let value = scalars[position]
        switch ChineseCharacters.meaning(value) {
        case .digit, .liang: return takeDigits()
        case .unit(let power):
            if isKilo() { return false }
            position += 1
            take(power)
            return true
        case .tens(let tens):
            guard coefficient == nil else { return false }
            coefficient = DecimalNumber(Int(tens))
            position += 1
            take(1)
            return true
        case nil:
            if ChineseCharacters.isIndefinite(value) {
                // 几 counts here only beside a unit: 几十, 十几.
                let isBeforeUnit = position + 1 < scalars.count && isUnit(scalars[position + 1])
                guard lastPower != nil || isBeforeUnit, coefficient == nil else { return false }
                flaw = .indefinite
                position += 1
                while position < scalars.count, isUnit(scalars[position]) { position += 1 }
                return false
            }
            guard lastPower != nil, coefficient == nil, UnicodeText.decimalDigitValue(of: value) != nil,
                let literal = DecimalLiteral.read(scalars, at: position)
            else { return false }
            coefficient = literal.number
            isLiteral = true
            position = literal.end
            return true
        }
    }

    private mutating func takeDigits() -> Bool {
        if coefficient != nil { return false }
        var digits: [UInt8] = []
        var hasLiang = false
        var end = position
        while end < scalars.count {
            if case .digit(let digit) = ChineseCharacters.meaning(scalars[end]) {
                digits.append(digit)
            } else if case .liang = ChineseCharacters.meaning(scalars[end]) {
                digits.append(2)
                hasLiang = true
            } else {
                break
            }
            end += 1
        }
        position = end
        isLiteral = false
        if lastPower != nil {
            let zeros = digits.prefix { $0 == 0 }.count
            followsZero = zeros > 0
            digits.removeFirst(zeros)
        }
        switch digits.count {
        case 0: return true
        case 1: coefficient = DecimalNumber(Int(digits[0]))
        default: takeRun(digits, hasLiang: hasLiang)
        }
        return flaw == nil
    }

    /// Several digits in a row: a number digit by digit, or neighbours that mean "two or three".
    private mutating func takeRun(_ digits: [UInt8], hasLiang: Bool) {
        let isBeforeUnit = position < scalars.count && isUnit(scalars[position])
        let areNeighbours = digits.count == 2 && (digits[1] == digits[0] + 1 || digits == [3, 5])
        if lastPower != nil || isBeforeUnit || hasLiang || areNeighbours {
            flaw = digits.count == 2 ? .range : .malformed
            while position < scalars.count, isUnit(scalars[position]) { position += 1 }
            return
        }
        coefficient = DecimalNumber(digits: digits)
    }

    private mutating func take(_ power: Int) {
        if power < 4 {
            guard power < smallPowerLimit, coefficient?.isZero != true else {
                flaw = .malformed
                return
            }
            section = section.adding((coefficient ?? DecimalNumber(1)).scaled(byTenTo: power))
            smallPowerLimit = power
        } else {
            let isEmpty = section.isZero && coefficient == nil
            let value = section.adding(coefficient ?? DecimalNumber(0))
            if let last = lastLargePower, power >= last {
                // 一万亿: all that stands before is counted in the larger unit.
                total = total.adding(value).scaled(byTenTo: power)
                if power == last { flaw = .malformed }
            } else {
                if isEmpty, lastLargePower != nil { flaw = .malformed }
                total = total.adding((isEmpty ? DecimalNumber(1) : value).scaled(byTenTo: power))
            }
            section = DecimalNumber(0)
            lastLargePower = power
            smallPowerLimit = 4
        }
        coefficient = nil
        followsZero = false
        lastPower = power
    }

    /// What a last digit counts: ones after 十 or 零, tenths of the unit before it otherwise (三万二).
    private func trailing() -> DecimalNumber {
        guard let coefficient else { return DecimalNumber(0) }
        guard let lastPower, lastPower > 1, !followsZero, coefficient.isInteger, coefficient.integerDigits == 1 else {
            return coefficient
        }
        return coefficient.scaled(byTenTo: lastPower - 1)
    }

    /// 多 and 余 (more), 点 (a fraction), 分之 (a fraction's denominator), 打 (a dozen).
    private mutating func readSuffix(_ number: inout DecimalNumber) {
        guard flaw == nil, position < scalars.count else { return }
        let next = position + 1 < scalars.count ? scalars[position + 1] : 0
        switch scalars[position] {
        case let suffix where Self.more.contains(suffix) && (isLiteral || lastPower != nil):
            flaw = .indefinite
            position += 1
        case let suffix where ChineseCharacters.isIndefinite(suffix) && isLiteral:
            flaw = .indefinite
            position += 1
        case 0x70B9 where !isLiteral, 0x9EDE where !isLiteral: readFraction(&number)
        case 0x5206 where next == 0x4E4B:
            flaw = number == DecimalNumber(100) ? .percent : .fraction
            position += 2
            if let literal = literalLength() {
                position = literal
            } else if let numerator = ChineseNumeral.read(scalars, at: position) {
                position = numerator.end
            }
        case 0x6253 where !ScalarClass.isIdeograph(next) || Self.soldByTheDozen.contains(next):
            number = number.timesTwelve()
            position += 1
        default: break
        }
    }

    private func literalLength() -> Int? {
        guard position < scalars.count, UnicodeText.decimalDigitValue(of: scalars[position]) != nil else { return nil }
        return DecimalLiteral.read(scalars, at: position)?.end
    }

    private mutating func readFraction(_ number: inout DecimalNumber) {
        var digits: [UInt8] = []
        var end = position + 1
        while end < scalars.count, case .digit(let digit) = ChineseCharacters.meaning(scalars[end]) {
            digits.append(digit)
            end += 1
        }
        guard !digits.isEmpty else { return }
        number = number.adding(DecimalNumber(digits: digits, fractionDigits: digits.count))
        position = end
    }

    private func isUnit(_ value: UInt32) -> Bool {
        if case .unit = ChineseCharacters.meaning(value) { true } else { false }
    }

    /// Whether 千 here is kilo: 5千克 is five kilograms.
    private func isKilo() -> Bool {
        guard position + 1 < scalars.count, scalars[position] == 0x5343 else { return false }
        return Self.kiloUnits.contains(scalars[position + 1])
    }
}
