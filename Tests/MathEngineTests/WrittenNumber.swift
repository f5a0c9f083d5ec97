import BigInt
import TestSupport

/// A random number with its exact value and a text it may be written as.
struct WrittenNumber {
    let text: String
    let value: PlainRational

    /// A number of a random kind; small ranges make equal pairs frequent, one in eight has up to forty digits.
    static func random(using generator: inout SeededGenerator) -> WrittenNumber {
        let isLong = Int.random(in: 0..<8, using: &generator) == 0
        func natural(_ bound: Int, _ generator: inout SeededGenerator) -> BigInt {
            var value = BigInt(Int.random(in: 0...bound, using: &generator))
            if isLong {
                for _ in 0..<Int.random(in: 0...36, using: &generator) {
                    value = value * 10 + BigInt(Int.random(in: 0...9, using: &generator))
                }
            }
            return value
        }
        let sign: BigInt = Bool.random(using: &generator) ? -1 : 1
        let minus = sign < 0 ? pick(["-", "−", "- "], &generator) : ""
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
            let whole = natural(12, &generator)
            return WrittenNumber(text: "\(minus)\(whole)", value: PlainRational(sign * whole))
        case 1:
            let places = Int.random(in: 1...4, using: &generator)
            let digits = natural(60, &generator)
            let text = decimal(digits, places: places)
            return WrittenNumber(
                text: minus + text, value: PlainRational(sign * digits, BigInt(10).power(places)))
        case 2:
            let (top, bottom) = (natural(12, &generator), natural(11, &generator) + 1)
            let text = pick(
                ["\(top)/\(bottom)", "\\frac{\(top)}{\(bottom)}", "\\dfrac{\(top)}{ \(bottom) }"], &generator)
            return WrittenNumber(text: minus + text, value: PlainRational(sign * top, bottom))
        case 3:
            let bottom = BigInt(Int.random(in: 2...9, using: &generator))
            let top = BigInt(Int.random(in: 1..<Int(bottom), using: &generator))
            let whole = natural(3, &generator) + 1
            let text = pick(["\(whole)\\frac{\(top)}{\(bottom)}", "\(whole) \(top)/\(bottom)"], &generator)
            return WrittenNumber(
                text: minus + text, value: PlainRational(sign * (whole * bottom + top), bottom))
        case 4:
            let exponent = Int.random(in: -3...3, using: &generator)
            let digits = natural(30, &generator)
            let text = pick(
                [
                    "\(digits)e\(exponent)", "\(digits)\\times10^{\(exponent)}", "\(digits) × 10^{\(exponent)}",
                ], &generator)
            let power = BigInt(10).power(abs(exponent))
            return WrittenNumber(
                text: minus + text,
                value: exponent < 0 ? PlainRational(sign * digits, power) : PlainRational(sign * digits * power))
        case 5:
            let figure = natural(30, &generator)
            let text = "\(figure)" + pick(["%", "\\%", " percent"], &generator)
            return WrittenNumber(text: minus + text, value: PlainRational(sign * figure, 100))
        default:
            let block = BigInt(Int.random(in: 0...9, using: &generator))
            let whole = natural(3, &generator)
            return WrittenNumber(
                text: "\(minus)\(whole).\\overline{\(block)}",
                value: PlainRational(sign * (whole * 9 + block), 9))
        }
    }

    /// The same number as a fraction that is not reduced, or another number.
    func neighbour(using generator: inout SeededGenerator) -> WrittenNumber {
        guard Bool.random(using: &generator) else { return .random(using: &generator) }
        let factor = BigInt(Int.random(in: 1...12, using: &generator))
        return WrittenNumber(text: "\\frac{\(value.top * factor)}{\(value.bottom * factor)}", value: value)
    }

    /// Digits with a point before the last ones.
    static func decimal(_ digits: BigInt, places: Int) -> String {
        let text = String(digits)
        let padded = String(repeating: "0", count: max(0, places + 1 - text.utf8.count)) + text
        return padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// The same text in one of the ways that change nothing.
    static func styled(_ text: String, _ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: "$\(text)$"
        case 1: "\\boxed{\(text)}"
        case 2: " \(text) "
        case 3: "\\left(\(text)\\right)"
        case 4: "\(text)."
        case 5: "**\(text)**"
        case 6: "x = \(text)"
        case 7: "The answer is $\(text)$."
        case 8: "\\(\\displaystyle \(text)\\)"
        case 9: fullWidth(text)
        default: text
        }
    }

    /// One of some texts.
    static func pick(_ texts: [String], _ generator: inout SeededGenerator) -> String {
        texts[Int.random(in: 0..<texts.count, using: &generator)]
    }

    /// The ASCII digits as full-width ones.
    static func fullWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }))
    }
}
