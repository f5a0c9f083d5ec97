public import AssayCore
public import AssayJSON

/// Answers that a program of the user decides: `external:` in the configuration says which programs there are,
/// docs/external-verifiers.md what they are told and answer.
///
/// Rules decide nothing here: every answer is left to the program, so that without it nothing is scored.
public struct ExternalVerifier: ExternallyDecided {
    private static let programOption = Option<String>(
        "program", schema: ["type": "string"], default: "", defaultText: nil,
        "which program decides, by its name under external: in the configuration"
    ) { (value) throws(OptionError) in
        guard let name = value.stringValue else { throw OptionError(option: "program", problem: "must be a string") }
        return name
    }

    private static let parametersOption = Option<JSONObject>(
        "parameters", schema: ["type": "object"], default: [:], defaultText: .object([:]),
        "what the program is told as options"
    ) { (value) throws(OptionError) in
        guard case .object(let object) = value else {
            throw OptionError(option: "parameters", problem: "must be an object")
        }
        return object
    }

    /// Options: which program, and what it is told.
    public static let specification = VerifierSpecification(
        name: "external", version: 1, summary: "a program of your own decides", dataSources: [],
        options: [programOption.specification, parametersOption.specification],
        groundTruth: ["description": "Whatever the program reads; may be absent."], needsGroundTruth: false,
        rules: ["external"], limits: [],
        example: .init(
            prompt: "Which animal?", answer: "Zebra", groundTruth: "zebra", options: ["program": "animals"]))

    /// The option `program`.
    public let program: String
    /// The option `parameters`.
    public let parameters: JSONObject

    /// Reads the options.
    ///
    /// - Throws: ``OptionError`` where `program` is no string or `parameters` no object.
    public init(options: OptionValues) throws(OptionError) {
        program = try options[Self.programOption]
        parameters = try options[Self.parametersOption]
    }

    /// Takes any value: the program reads it.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> JSONValue { value }

    /// Decides nothing.
    public func verify(
        _ answer: String, against groundTruth: JSONValue, in context: inout VerificationContext
    ) -> Finding { .undecided() }
}
