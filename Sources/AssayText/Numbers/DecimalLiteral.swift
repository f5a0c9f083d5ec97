/// A number written in decimal digits of any script, groups and fraction included, without a sign.
///
/// Groups of three are parted by commas, apostrophes or spaces, one kind in a number, and the first group does not
/// start with 0; `10,00` is two numbers.
struct DecimalLiteral {
    let number: DecimalNumber
    /// The offset after it.
    let end: Int

    /// Comma, apostrophe, space, no-break space, thin space, narrow no-break space.
    private static let groupSeparators: Set<UInt32> = [0x2C, 0x27, 0x20, 0xA0, 0x2009, 0x202F]

    /// Reads the literal at an offset, where a digit or a point before a digit stands; nil where a second fraction
    /// follows (`1.2.3`).
    ///
    /// - Complexity: O(length of the literal).
    static func read(_ scalars: [UInt32], at start: Int) -> DecimalLiteral? {
        var digits: [UInt8] = []
        var end = start
        appendDigits(of: scalars, to: &digits, &end)
        if digits.count <= 3, digits.first != 0, end < scalars.count, groupSeparators.contains(scalars[end]) {
            let separator = scalars[end]
            while end < scalars.count, scalars[end] == separator, isGroupOfThree(scalars, end + 1) {
                end += 1
                appendDigits(of: scalars, to: &digits, &end)
            }
        }
        var fraction = 0
        if isFraction(scalars, end) {
            let before = digits.count
            end += 1
            appendDigits(of: scalars, to: &digits, &end)
            fraction = digits.count - before
            if isFraction(scalars, end) { return nil }
        }
        return DecimalLiteral(number: DecimalNumber(digits: digits, fractionDigits: fraction), end: end)
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
