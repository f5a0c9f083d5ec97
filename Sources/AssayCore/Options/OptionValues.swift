public import AssayJSON

/// The options in force for one rollout: the configuration's with the rollout's laid over them.
public struct OptionValues: Sendable, Hashable {
    /// The members as given; each key is a known option.
    public let object: JSONObject

    /// The given members, or none: every option at its default.
    public init(_ object: JSONObject = [:]) { self.object = object }

    /// The typed value of an option, its default where it is absent.
    ///
    /// - Throws: ``OptionError`` where the value is not one the option takes.
    public subscript<Value>(_ option: Option<Value>) -> Value {
        get throws(OptionError) {
            guard let value = object[option.name] else { return option.defaultValue }
            return try option.read(value)
        }
    }
}
