import AssayCore
import AssayJSON
import MathEngine

/// The options of ``PhysicsVerifier`` and ``ChemistryVerifier``.
enum ScienceOptions {
    /// The values of the option `unit`.
    enum UnitRule: String, CaseIterable, Sendable {
        case lenient, strict
    }

    static let unit = Option<UnitRule>.choice(
        "unit", default: .lenient,
        "lenient: any unit of the dimension, and none where one side has none; strict: the ground truth's own unit")

    static let order = Option<AnswerPolicy.Order>.choice(
        "order", default: .asWritten,
        "auto: members are ordered in round brackets, not in lists and sets; any: never; strict: always but in a ground truth in braces"
    )

    static let percent = Option<NumberPolicy.Percent>.choice(
        "percent", default: .strict,
        "strict: 12% is 0.12 and, where exactly one side carries the sign, 12; lenient: also p/100 for a plain p where the ground truth is at most 2; hundredths: 12% is 0.12 alone"
    )

    static let tolerance = Option<NumberPolicy.Tolerance>(
        "tolerance",
        schema: [
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
        ], default: .standard, defaultText: nil,
        "exact: equal after conversion; an object: any of its tolerances is enough, in the ground truth's unit; absent: what the way the ground truth is written allows"
    ) { (value) throws(OptionError) in try readTolerance(value) }

    private static func readTolerance(_ value: JSONValue) throws(OptionError) -> NumberPolicy.Tolerance {
        if value == "exact" { return .exact }
        let problem = OptionError(
            option: "tolerance",
            problem:
                "must be \"exact\" or an object with relative (0 to 0.5), decimal_places (0 to 100) or significant_digits (1 to 100)"
        )
        guard let object = value.objectValue, !object.isEmpty else { throw problem }
        var relative: ExactNumber?
        var places: Int?
        var digits: Int?
        for member in object.members {
            guard let number = member.value.numberValue else { throw problem }
            switch member.key {
            case "relative":
                guard let double = number.double, (0...0.5).contains(double), double == 0 || double > 1e-100 else {
                    throw problem
                }
                relative = AnswerReading(number.literal).number?.value
            case "decimal_places":
                guard let value = number.int, (0...100).contains(value) else { throw problem }
                places = value
            case "significant_digits":
                guard let value = number.int, (1...100).contains(value) else { throw problem }
                digits = value
            default: throw problem
            }
        }
        return .given(relative: relative, decimalPlaces: places, significantDigits: digits)
    }
}
