/// The dimension of a quantity: exponents of the seven base quantities of SI and of a few tags that keep apart what SI
/// calls a number.
///
/// Exponents are counted in twelfths, so that `V/√Hz` and cube roots stay exact.
public struct Dimension: Hashable, Sendable {
    /// What an exponent belongs to; the tags follow the base quantities.
    enum Base: Int, CaseIterable, Sendable {
        case length, mass, time, current, temperature, amount, luminosity
        /// Tags: plane angle, counted things, information, a level in decibels, and one for each currency.
        case angle, count, information, level, dollar, euro, yuan, pound, yen

        /// The symbol in a written dimension.
        var symbol: String {
            switch self {
            case .length: "L"
            case .mass: "M"
            case .time: "T"
            case .current: "I"
            case .temperature: "Θ"
            case .amount: "N"
            case .luminosity: "J"
            case .angle: "angle"
            case .count: "count"
            case .information: "information"
            case .level: "level"
            case .dollar: "dollar"
            case .euro: "euro"
            case .yuan: "yuan"
            case .pound: "pound"
            case .yen: "yen"
            }
        }
    }

    /// Exponents in twelfths, by `Base.rawValue`.
    private var twelfths = SIMD16<Int16>(repeating: 0)

    /// The dimension of a number.
    static let none = Dimension()

    init() {}

    /// A base quantity to the first power.
    init(_ base: Base) { twelfths[base.rawValue] = 12 }

    /// Whether every exponent is zero.
    var isNone: Bool { twelfths == SIMD16(repeating: 0) }

    /// The product's dimension.
    static func * (left: Dimension, right: Dimension) -> Dimension {
        var result = left
        result.twelfths = left.twelfths &+ right.twelfths
        return result
    }

    /// The dimension of a power with an exponent in twelfths; nil where it is no whole number of twelfths or too large.
    func power(twelfths exponent: Int) -> Dimension? {
        var result = Dimension()
        for index in 0..<16 {
            let product = Int(twelfths[index]) * exponent
            guard product % 12 == 0, abs(product / 12) <= QuantityLimits.maxExponent * 12 else { return nil }
            result.twelfths[index] = Int16(product / 12)
        }
        return result
    }

    /// The same without some tags.
    func without(_ bases: Base...) -> Dimension {
        var result = self
        for base in bases { result.twelfths[base.rawValue] = 0 }
        return result
    }

    /// Whether the base or tag occurs.
    func has(_ base: Base) -> Bool { twelfths[base.rawValue] != 0 }

    /// The dimension in symbols, `L·T^-2`, or `1`.
    public var text: String {
        let parts = Base.allCases.compactMap { base -> String? in
            let exponent = Int(twelfths[base.rawValue])
            if exponent == 0 { return nil }
            if exponent == 12 { return base.symbol }
            return exponent % 12 == 0 ? "\(base.symbol)^\(exponent / 12)" : "\(base.symbol)^(\(exponent)/12)"
        }
        return parts.isEmpty ? "1" : parts.joined(separator: "·")
    }
}
