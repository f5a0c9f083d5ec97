public import AssayJSON

/// Where the rollouts of a data source go.
public struct Route: Sendable, Hashable {
    /// The verifier's name.
    public let verifier: String
    /// Options for this data source, laid over the verifier's own configuration.
    public let options: JSONObject

    /// A verifier, with options.
    public init(verifier: String, options: JSONObject = [:]) {
        self.verifier = verifier
        self.options = options
    }
}
