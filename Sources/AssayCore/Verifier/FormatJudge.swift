/// A verifier that judges how a response is written instead of what it answers: the pipeline reads the envelope and the
/// style by its settings and hands it the violations it found.
public protocol FormatJudge: Verifier {
    /// The keys of the format components that are looked at; no other one is computed.
    var checkedComponents: Set<String> { get }
    /// Whether the answer has to hold a box (a verifiable task) or must not (any other).
    var isVerifiable: Bool { get }

    /// Whether language mix and repetition are looked for so that they cannot be escaped by cutting the text up.
    var isRobust: Bool { get }

    /// Decides by what breaks the format; violations that are only reported are not among them.
    func verify(violations: [String], in context: inout VerificationContext) -> Finding
}
