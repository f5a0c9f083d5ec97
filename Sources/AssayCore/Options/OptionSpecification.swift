public import AssayJSON

/// What an option takes, as `/v1/verifiers` serves it and `assay verifiers NAME` prints it.
public struct OptionSpecification: Sendable, Hashable {
    /// The public name, in snake case.
    public let name: String
    /// A JSON Schema fragment (draft 2020-12) of the accepted values.
    public let schema: JSONObject
    /// The default as JSON, or nil where the option is absent by default.
    public let defaultValue: JSONValue?
    /// One sentence without a full stop.
    public let summary: String

    /// Describes an option.
    public init(name: String, schema: JSONObject, defaultValue: JSONValue?, summary: String) {
        self.name = name
        self.schema = schema
        self.defaultValue = defaultValue
        self.summary = summary
    }
}
