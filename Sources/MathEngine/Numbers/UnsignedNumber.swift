/// A number being read, before its sign and percent sign.
struct UnsignedNumber {
    var figure: ExactNumber
    let form: NumberReading.Form
    var hasPoint = false
    var usesDecimalComma = false
    var places = 0
    var significantDigits = 0

    init(fraction: ExactNumber) {
        figure = fraction
        form = .fraction
    }

    init(repeating: ExactNumber) {
        figure = repeating
        form = .repeating
        hasPoint = true
    }

    /// A literal times a power of ten.
    init(_ literal: NumberLiteral, exponent: Int, isScientific: Bool) {
        figure = literal.value.timesTen(to: exponent)
        let isMeasured = isScientific && literal.decimals > 0
        form = figure.isInteger && !isMeasured ? .integer : .decimal
        hasPoint = literal.hasPoint
        usesDecimalComma = literal.usesDecimalComma
        if form == .decimal {
            places = literal.decimals - exponent
            significantDigits = literal.significantDigits
        }
    }
}
