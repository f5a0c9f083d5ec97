public import AssayJSON

/// One typed option of a verifier: its name, what it takes, its default, and how it is read.
///
/// A verifier declares its options once; schema, documentation, checking and reading all come from the declaration.
///
///     static let threshold = Option.number("iou_threshold", in: 0...1, default: 0.5, "IoU from which a pair counts")
///     init(options: OptionValues) throws(OptionError) { threshold = try options[Self.threshold] }
public struct Option<Value: Sendable>: Sendable {
    /// The public name, in snake case.
    public let name: String
    /// The value where the option is absent.
    public let defaultValue: Value
    /// What it is, as `/v1/verifiers` serves it.
    public let specification: OptionSpecification
    let read: @Sendable (JSONValue) throws(OptionError) -> Value

    /// An option read by a function of its own; prefer the factories.
    ///
    /// - Parameters:
    ///   - schema: a JSON Schema fragment (draft 2020-12) of the accepted values.
    ///   - defaultText: the default as JSON, or nil where the option has none.
    public init(
        _ name: String, schema: JSONObject, default defaultValue: Value, defaultText: JSONValue?, _ summary: String,
        read: @escaping @Sendable (JSONValue) throws(OptionError) -> Value
    ) {
        self.name = name
        self.defaultValue = defaultValue
        self.specification = OptionSpecification(
            name: name, schema: schema, defaultValue: defaultText, summary: summary)
        self.read = read
    }
}

extension Option {
    static func problem(_ name: String, _ expected: String, _ value: JSONValue) -> OptionError {
        OptionError(option: name, problem: "must be \(expected), not \(value.kindName)")
    }

    /// `true` or `false`.
    public static func flag(_ name: String, default defaultValue: Bool, _ summary: String) -> Option<Bool>
    where Value == Bool {
        Option<Bool>(
            name, schema: ["type": "boolean"], default: defaultValue, defaultText: .bool(defaultValue), summary
        ) { (value) throws(OptionError) in
            guard let flag = value.boolValue else { throw problem(name, "true or false", value) }
            return flag
        }
    }

    /// A finite number in a range, both ends included.
    public static func number(
        _ name: String, in range: ClosedRange<Double>, default defaultValue: Double, _ summary: String
    ) -> Option<Double> where Value == Double {
        Option<Double>(
            name, schema: numberSchema("number", range), default: defaultValue,
            defaultText: JSONNumber(defaultValue).map(JSONValue.number), summary
        ) { (value) throws(OptionError) in try boundedNumber(value, name, range) }
    }

    /// A finite number in a range, or absent.
    public static func optionalNumber(
        _ name: String, in range: ClosedRange<Double>, _ summary: String
    ) -> Option<Double?> where Value == Double? {
        Option<Double?>(
            name, schema: numberSchema("number", range), default: nil, defaultText: nil, summary
        ) { (value) throws(OptionError) in
            if value == .null { return nil }
            return try boundedNumber(value, name, range)
        }
    }

    /// A whole number in a range, both ends included.
    public static func integer(
        _ name: String, in range: ClosedRange<Int>, default defaultValue: Int, _ summary: String
    ) -> Option<Int> where Value == Int {
        let schema: JSONObject = [
            "type": "integer", "minimum": .number(JSONNumber(range.lowerBound)),
            "maximum": .number(JSONNumber(range.upperBound)),
        ]
        return Option<Int>(
            name, schema: schema, default: defaultValue, defaultText: .number(JSONNumber(defaultValue)), summary
        ) { (value) throws(OptionError) in
            guard let number = value.numberValue?.int, range.contains(number) else {
                throw OptionError(
                    option: name, problem: "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
    }

    /// One of the raw values of an enumeration.
    public static func choice(_ name: String, default defaultValue: Value, _ summary: String) -> Option<Value>
    where Value: RawRepresentable<String> & CaseIterable {
        let names = Value.allCases.map(\.rawValue)
        return Option<Value>(
            name, schema: ["enum": .array(names.map(JSONValue.string))], default: defaultValue,
            defaultText: .string(defaultValue.rawValue), summary
        ) { (value) throws(OptionError) in
            guard let text = value.stringValue, let choice = Value(rawValue: text) else {
                throw OptionError(option: name, problem: "must be one of \(names.joined(separator: ", "))")
            }
            return choice
        }
    }

    private static func numberSchema(_ type: String, _ range: ClosedRange<Double>) -> JSONObject {
        var schema: JSONObject = ["type": .string(type)]
        if let low = JSONNumber(range.lowerBound) { schema["minimum"] = .number(low) }
        if let high = JSONNumber(range.upperBound) { schema["maximum"] = .number(high) }
        return schema
    }

    private static func boundedNumber(
        _ value: JSONValue, _ name: String, _ range: ClosedRange<Double>
    ) throws(OptionError) -> Double {
        guard let number = value.numberValue else { throw problem(name, "a number", value) }
        guard let double = number.double, range.contains(double) else {
            throw OptionError(
                option: name, problem: "must be from \(range.lowerBound) to \(range.upperBound), not \(number.literal)")
        }
        return double
    }
}
