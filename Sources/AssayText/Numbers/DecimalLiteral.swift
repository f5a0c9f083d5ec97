/// A number written in decimal digits of any script, groups and fraction included, without a sign.
///
/// Groups of three are parted by commas, apostrophes or spaces, one kind in a number, and the first group does not
/// start with 0; `10,00` is two numbers. Indian groups (`12,34,567`) are read where they are asked for.
public struct DecimalLiteral: Sendable {
    /// The value, not negative.
    public let number: DecimalNumber
    /// The offset after it.
    public let end: Int
    /// Whether its digits stand in groups.
    public let isGrouped: Bool

    /// Reads the literal at an offset, where a digit or a point before a digit stands; nil where a second fraction
    /// follows (`1.2.3`).
    ///
    /// - Parameter indianGroups: whether commas may part groups of two before the last group of three.
    /// - Complexity: O(length of the literal).
    public static func read(_ scalars: [UInt32], at start: Int, indianGroups: Bool = false) -> DecimalLiteral? {
        var digits: [UInt8] = []
        var end = start
        appendDigits(of: scalars, to: &digits, &end)
        let firstEnd = end
        if indianGroups, digits.count <= 2, digits.first != 0, let last = endOfIndianGroups(scalars, end) {
            while end < last {
                end += 1
                appendDigits(of: scalars, to: &digits, &end)
            }
        }
        if end == firstEnd, digits.count <= 3, digits.first != 0, let length = separatorLength(scalars, end) {
            let separator = end
            while isSeparator(scalars, at: end, like: separator, length), isGroupOfThree(scalars, end + length) {
                end += length
                appendDigits(of: scalars, to: &digits, &end)
            }
        }
        let isGrouped = end > firstEnd
        var fraction = 0
        if isFraction(scalars, end) {
            let before = digits.count
            end += 1
            appendDigits(of: scalars, to: &digits, &end)
            fraction = digits.count - before
            if isFraction(scalars, end) { return nil }
        }
        return DecimalLiteral(
            number: DecimalNumber(digits: digits, fractionDigits: fraction), end: end, isGrouped: isGrouped)
    }

    /// The offset after groups of two and one of three, each after a comma; nil where no group of two comes first.
    private static func endOfIndianGroups(_ scalars: [UInt32], _ start: Int) -> Int? {
        var end = start
        while end < scalars.count, scalars[end] == 0x2C, isDigit(scalars, end + 1), isDigit(scalars, end + 2),
            !isDigit(scalars, end + 3)
        {
            end += 3
        }
        guard end > start, end < scalars.count, scalars[end] == 0x2C, isGroupOfThree(scalars, end + 1) else {
            return nil
        }
        return end + 4
    }

    /// Comma, apostrophe, space, no-break space, thin space, narrow no-break space; LaTeX's `{,}` and `\,`.
    private static func separatorLength(_ scalars: [UInt32], _ offset: Int) -> Int? {
        guard offset < scalars.count else { return nil }
        switch scalars[offset] {
        case 0x2C, 0x27, 0x20, 0xA0, 0x2009, 0x202F: return 1
        case 0x7B:
            return offset + 2 < scalars.count && scalars[offset + 1] == 0x2C && scalars[offset + 2] == 0x7D ? 3 : nil
        case 0x5C: return offset + 1 < scalars.count && scalars[offset + 1] == 0x2C ? 2 : nil
        default: return nil
        }
    }

    private static func isSeparator(_ scalars: [UInt32], at offset: Int, like first: Int, _ length: Int) -> Bool {
        guard offset + length <= scalars.count else { return false }
        for index in 0..<length where scalars[offset + index] != scalars[first + index] { return false }
        return true
    }

    private static func appendDigits(of scalars: [UInt32], to digits: inout [UInt8], _ end: inout Int) {
        while end < scalars.count, let digit = UnicodeText.decimalDigitValue(of: scalars[end]) {
            digits.append(UInt8(digit))
            end += 1
        }
    }

    private static func isDigit(_ scalars: [UInt32], _ offset: Int) -> Bool {
        offset < scalars.count && UnicodeText.decimalDigitValue(of: scalars[offset]) != nil
    }

    private static func isFraction(_ scalars: [UInt32], _ offset: Int) -> Bool {
        offset < scalars.count && scalars[offset] == 0x2E && isDigit(scalars, offset + 1)
    }

    private static func isGroupOfThree(_ scalars: [UInt32], _ offset: Int) -> Bool {
        isDigit(scalars, offset) && isDigit(scalars, offset + 1) && isDigit(scalars, offset + 2)
            && !isDigit(scalars, offset + 3)
    }
}
