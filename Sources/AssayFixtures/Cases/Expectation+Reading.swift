public import AssayJSON

extension Expectation {
    static let keys = [
        "score", "min", "max", "tolerance", "status", "reason", "violations", "extracted", "decided_by", "components",
        "max_work", "max_ms", "any",
    ]

    /// Reads `expected`.
    ///
    /// - Throws: ``FixtureError`` naming the key.
    public init(_ value: JSONValue?) throws(FixtureError) {
        self.init()
        guard let value else { throw FixtureError(field: "expected", problem: "is required") }
        guard let object = value.objectValue else {
            throw FixtureError(field: "expected", problem: "must be an object")
        }
        if object.isEmpty { throw FixtureError(field: "expected", problem: "expects nothing; use {\"any\":true}") }
        if let given = object["tolerance"] { tolerance = try Self.number(given, "tolerance") }
        for member in object.members { try read(member.key, member.value) }
        if object["min"] != nil || object["max"] != nil {
            guard score == nil else { throw FixtureError(field: "expected", problem: "has a score and min or max") }
            score = try Self.range(object, "")
        }
    }

    private mutating func read(_ key: String, _ value: JSONValue) throws(FixtureError) {
        switch key {
        case "score": score = try Self.score(value, tolerance)
        case "status": status = try Self.choices(value, "status")
        case "reason": reason = try Self.choices(value, "reason")
        case "extracted": extracted = try Self.string(value, "extracted")
        case "decided_by": decidedBy = try Self.choices(value, "decided_by")
        case "violations": violations = try Self.names(value, "violations")
        case "components":
            guard let object = value.objectValue else {
                throw FixtureError(field: "expected.components", problem: "must be an object of numbers")
            }
            var components: [String: Double] = [:]
            for member in object.members {
                components[member.key] = try Self.number(member.value, "components.\(member.key)")
            }
            self.components = components
        case "max_work":
            guard let units = value.numberValue?.int, units >= 0 else {
                throw FixtureError(field: "expected.max_work", problem: "must be a whole number from 0")
            }
            maxWork = units
        case "max_ms":
            maxMilliseconds = try Self.number(value, "max_ms")
        case "any":
            guard let flag = value.boolValue else {
                throw FixtureError(field: "expected.any", problem: "must be true or false")
            }
            isAnything = flag
        case "tolerance", "min", "max": break
        default:
            throw FixtureError(
                field: "expected.\(key)", problem: "is unknown; there are \(Self.keys.joined(separator: ", "))")
        }
    }

    private static func score(_ value: JSONValue, _ tolerance: Double) throws(FixtureError) -> Score {
        guard let object = value.objectValue else {
            return .exactly(try number(value, "score"), tolerance: tolerance)
        }
        if let middle = object["approx"] {
            let width = try object["tol"].map { (value) throws(FixtureError) in try number(value, "score.tol") }
            return .exactly(try number(middle, "score.approx"), tolerance: width ?? tolerance)
        }
        return try range(object, "score.")
    }

    private static func range(_ bounds: JSONObject, _ place: String) throws(FixtureError) -> Score {
        let low = try bounds["min"].map { (value) throws(FixtureError) in try number(value, "\(place)min") } ?? 0
        let high = try bounds["max"].map { (value) throws(FixtureError) in try number(value, "\(place)max") } ?? 1
        guard low <= high else { throw FixtureError(field: "expected.score", problem: "min is above max") }
        return .between(low, high)
    }

    private static func number(_ value: JSONValue, _ key: String) throws(FixtureError) -> Double {
        guard let number = value.numberValue?.double else {
            throw FixtureError(field: "expected.\(key)", problem: "must be a number, not \(value.kindName)")
        }
        return number
    }

    private static func string(_ value: JSONValue, _ key: String) throws(FixtureError) -> String {
        guard let text = value.stringValue else {
            throw FixtureError(field: "expected.\(key)", problem: "must be a string, not \(value.kindName)")
        }
        return text
    }

    /// One text, or a list of those that will do.
    private static func choices(_ value: JSONValue, _ key: String) throws(FixtureError) -> Set<String> {
        if case .array(let list) = value, !list.isEmpty { return try names(value, key) }
        return [try string(value, key)]
    }

    private static func names(_ value: JSONValue, _ key: String) throws(FixtureError) -> Set<String> {
        guard let list = value.arrayValue else {
            throw FixtureError(field: "expected.\(key)", problem: "must be a list of names")
        }
        var names: Set<String> = []
        for element in list { names.insert(try string(element, key)) }
        return names
    }
}
