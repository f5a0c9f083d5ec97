import AssayJSON

/// Short ways to write JSON Schemas.
enum Schema {
    /// One of the schemas of the document, by name.
    static func named(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/" + name)] }

    /// A schema with a type and what it is.
    static func of(_ type: String, _ description: String, _ further: JSONObject = [:]) -> JSONValue {
        var schema: JSONObject = ["type": .string(type)]
        for member in further.members { schema[member.key] = member.value }
        schema["description"] = .string(description)
        return .object(schema)
    }

    /// The same, or null.
    static func optional(_ type: String, _ description: String, _ further: JSONObject = [:]) -> JSONValue {
        guard case .object(var schema) = of(type, description, further) else { return .null }
        schema["type"] = [.string(type), "null"]
        return .object(schema)
    }

    /// One of a closed list of texts.
    static func oneOf(_ names: [String], _ description: String? = nil, orNull: Bool = false) -> JSONValue {
        var schema: JSONObject = ["enum": .array(names.map(JSONValue.string) + (orNull ? [.null] : []))]
        if let description { schema["description"] = .string(description) }
        return .object(schema)
    }

    /// An object with these members and no others; all of them are required unless said otherwise.
    static func object(_ properties: JSONObject, required: [String]? = nil) -> JSONValue {
        [
            "type": "object", "properties": .object(properties),
            "required": .array((required ?? properties.keys).map(JSONValue.string)), "additionalProperties": false,
        ]
    }

    /// A list.
    static func list(of items: JSONValue, _ description: String) -> JSONValue {
        ["type": "array", "items": items, "description": .string(description)]
    }
}
