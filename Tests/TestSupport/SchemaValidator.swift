public import AssayJSON

/// A plain validator of JSON Schemas (draft 2020-12), for the keywords Assay writes; a keyword it does not know is a
/// violation too, so that nothing is passed over.
public struct SchemaValidator {
    private let root: JSONValue

    /// Validates against schemas of a document whose `$ref`s point into itself.
    public init(document: JSONValue) { root = document }

    /// What in a value breaks a schema, each with its path; empty where it is valid.
    public func violations(of value: JSONValue, against schema: JSONValue, at path: String = "$") -> [String] {
        if case .bool(let isOpen) = schema { return isOpen ? [] : ["\(path): nothing is allowed here"] }
        guard let object = schema.objectValue else { return ["\(path): the schema is no object"] }
        var found: [String] = []
        for keyword in object.members {
            found += violations(of: value, keyword.key, keyword.value, in: object, path)
        }
        return found
    }

    /// The value a reference such as `#/components/schemas/Verdict` points at.
    public func target(of reference: String) -> JSONValue? {
        guard reference.hasPrefix("#/") else { return nil }
        var value = root
        for part in reference.dropFirst(2).split(separator: "/") {
            guard let next = value.objectValue?[String(part)] else { return nil }
            value = next
        }
        return value
    }

    private func violations(
        of value: JSONValue, _ keyword: String, _ expected: JSONValue, in schema: JSONObject, _ path: String
    ) -> [String] {
        func unless(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword) \(expected.text.prefix(80))"] }
        switch keyword {
        case "$ref":
            guard let target = target(of: expected.stringValue ?? "") else { return ["\(path): dangling \(expected)"] }
            return violations(of: value, against: target, at: path)
        case "type": return unless(types(expected).contains { Self.isOf($0, value) })
        case "enum": return unless(elements(expected).contains(value))
        case "const": return unless(expected == value)
        case "anyOf": return unless(elements(expected).contains { isValid(value, $0) })
        case "oneOf": return unless(elements(expected).count { isValid(value, $0) } == 1)
        case "allOf": return elements(expected).flatMap { violations(of: value, against: $0, at: path) }
        case "if":
            guard isValid(value, expected), let then = schema["then"] else { return [] }
            return violations(of: value, against: then, at: path)
        case "minimum": return unless(number(value).map { $0 >= number(expected) ?? .infinity } ?? true)
        case "maximum": return unless(number(value).map { $0 <= number(expected) ?? -.infinity } ?? true)
        case "exclusiveMinimum": return unless(number(value).map { $0 > number(expected) ?? .infinity } ?? true)
        case "minItems":
            return unless(value.arrayValue.map { Double($0.count) >= number(expected) ?? .infinity } ?? true)
        case "maxItems": return unless(value.arrayValue.map { Double($0.count) <= number(expected) ?? -1 } ?? true)
        case "minLength":
            return unless(value.stringValue.map { Double($0.unicodeScalars.count) >= number(expected) ?? 0 } ?? true)
        case "maxLength":
            return unless(value.stringValue.map { Double($0.unicodeScalars.count) <= number(expected) ?? 0 } ?? true)
        case "pattern":
            guard let text = value.stringValue, let pattern = try? Regex(expected.stringValue ?? "(") else {
                return unless(value.stringValue == nil)
            }
            return unless(text.contains(pattern))
        case "items":
            return (value.arrayValue ?? []).enumerated().flatMap {
                violations(of: $1, against: expected, at: "\(path)[\($0)]")
            }
        case "required":
            guard let members = value.objectValue else { return [] }
            return elements(expected).compactMap { name in
                name.stringValue.flatMap { members[$0] == nil ? "\(path): \($0) is missing" : nil }
            }
        case "properties":
            return (value.objectValue?.members ?? []).flatMap { member -> [String] in
                guard let schema = expected.objectValue?[member.key] else { return [] }
                return violations(of: member.value, against: schema, at: "\(path).\(member.key)")
            }
        case "additionalProperties":
            let known = Set(schema["properties"]?.objectValue?.keys ?? [])
            return (value.objectValue?.members ?? []).filter { !known.contains($0.key) }.flatMap {
                violations(of: $0.value, against: expected, at: "\(path).\($0.key)")
            }
        case "minProperties":
            return unless(value.objectValue.map { Double($0.count) >= number(expected) ?? .infinity } ?? true)
        case "maxProperties":
            return unless(value.objectValue.map { Double($0.count) <= number(expected) ?? -1 } ?? true)
        case "propertyNames":
            return (value.objectValue?.keys ?? []).flatMap {
                violations(of: .string($0), against: expected, at: "\(path).\($0)")
            }
        case "exclusiveMaximum": return unless(number(value).map { $0 < number(expected) ?? -.infinity } ?? true)
        case "not": return unless(!isValid(value, expected))
        case "uniqueItems": return unless(value.arrayValue.map { Set($0).count == $0.count } ?? true)
        case "then", "description", "default", "title", "examples", "example": return []
        default: return ["\(path): the validator does not know \(keyword)"]
        }
    }

    private func isValid(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        violations(of: value, against: schema).isEmpty
    }

    private func elements(_ value: JSONValue) -> [JSONValue] { value.arrayValue ?? [] }
    private func number(_ value: JSONValue) -> Double? { value.numberValue?.double }

    private func types(_ value: JSONValue) -> [String] {
        value.stringValue.map { [$0] } ?? elements(value).compactMap(\.stringValue)
    }

    private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let number)): number.double.map { $0.rounded() == $0 } ?? false
        default: false
        }
    }
}
