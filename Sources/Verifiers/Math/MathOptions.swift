import AssayCore
import AssayJSON
import MathEngine

/// The options of ``MathVerifier``.
enum MathOptions {
    static let percent = Option<PercentPolicy>.choice(
        "percent", default: .strict,
        "strict: 12% is 0.12 and, where exactly one side carries the sign, 12; lenient: also p/100 for a plain p where the ground truth is at most 2; hundredths: 12% is 0.12 alone"
    )

    static let unit = Option<UnitPolicy>.choice(
        "unit", default: .lenient,
        "lenient: a unit that only one side carries is overlooked; strict: both carry the same unit, as where a question asks for a conversion"
    )

    static let order = Option<AnswerPolicy.Order>.choice(
        "order", default: .asWritten,
        "auto: members are ordered in round brackets, not in lists and sets; any: never; strict: always but in a ground truth in braces"
    )

    static let relationAsSet = Option<Bool>.flag(
        "relation_as_set", default: true, "Whether x > 3 and (3, \\infty) are one answer, in both directions")

    static let tolerance = Option<NumberPolicy.Tolerance>(
        "tolerance", schema: toleranceSchema, default: .standard, defaultText: nil,
        "exact: equal as rational numbers; an object: any of its tolerances is enough; absent: what the way the ground truth is written allows"
    ) { (value) throws(OptionError) in try readTolerance(value) }

    static let maxPlaces = 100

    private static let toleranceSchema: JSONObject = [
        "oneOf": [
            ["const": "exact"],
            [
                "type": "object", "additionalProperties": false, "minProperties": 1,
                "properties": [
                    "relative": ["type": "number", "minimum": 0, "maximum": 0.5],
                    "decimal_places": ["type": "integer", "minimum": 0, "maximum": 100],
                    "significant_digits": ["type": "integer", "minimum": 1, "maximum": 100],
                ],
            ],
        ]
    ]

    private static func readTolerance(_ value: JSONValue) throws(OptionError) -> NumberPolicy.Tolerance {
        if value == "exact" { return .exact }
        guard let object = value.objectValue, !object.isEmpty else {
            throw problem("must be \"exact\" or an object with relative, decimal_places or significant_digits")
        }
        var relative: ExactNumber?
        var places: Int?
        var digits: Int?
        for member in object.members {
            switch member.key {
            case "relative": relative = try readRelative(member.value)
            case "decimal_places": places = try readInteger(member, from: 0)
            case "significant_digits": digits = try readInteger(member, from: 1)
            default: throw problem("has no member \(member.key); it takes relative, decimal_places, significant_digits")
            }
        }
        return .given(relative: relative, decimalPlaces: places, significantDigits: digits)
    }

    /// The literal itself, so that 1e-5 is 1/100000 and not the nearest double.
    private static func readRelative(_ value: JSONValue) throws(OptionError) -> ExactNumber {
        guard let literal = value.numberValue, let double = literal.double, (0...0.5).contains(double),
            double == 0 || double > 1e-100, let number = AnswerReading(literal.literal).number
        else { throw problem("relative must be a number from 0 to 0.5") }
        return number.value
    }

    private static func readInteger(
        _ member: JSONObject.Member, from least: Int
    ) throws(OptionError) -> Int {
        guard let number = member.value.numberValue?.int, (least...maxPlaces).contains(number) else {
            throw problem("\(member.key) must be a whole number from \(least) to \(maxPlaces)")
        }
        return number
    }

    private static func problem(_ text: String) -> OptionError { OptionError(option: "tolerance", problem: text) }
}

/// The values of the option `percent`, in its own order.
typealias PercentPolicy = NumberPolicy.Percent

/// The values of the option `unit`.
enum UnitPolicy: String, CaseIterable, Sendable {
    case lenient
    case strict
}
