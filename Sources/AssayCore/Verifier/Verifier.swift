public import AssayJSON

/// One domain's way to tell a right answer from a wrong one.
///
/// A verifier is a value made from typed options; it holds no state, does no I/O and never evaluates what it reads.
/// The ground truth is read before the answer is looked at, so that one nobody can read is the caller's error whatever
/// the response says.
///
///     let verifier = try CountingVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth("3")
///     var context = VerificationContext()
///     verifier.verify("three", against: truth, in: &context)   // correct, rule:integer
///
/// Every conforming type passes the contract suite in Tests/StandardVerifiersTests.
public protocol Verifier: Sendable {
    /// The ground truth, parsed once.
    associatedtype GroundTruth: Sendable

    /// Name, version, options, ground truth and rules, as `/v1/verifiers` serves them.
    static var specification: VerifierSpecification { get }

    /// Reads the verifier's own options; the caller has refused unknown ones already.
    ///
    /// - Throws: ``OptionError`` naming the option and what it takes.
    init(options: OptionValues) throws(OptionError)

    /// Parses a ground truth.
    ///
    /// - Throws: ``GroundTruthError`` where no answer could ever be right against it.
    func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> GroundTruth

    /// Decides whether an answer, already extracted from its envelope, is right.
    ///
    /// - Parameters:
    ///   - answer: the extracted text, white space trimmed, hostile.
    ///   - groundTruth: what ``readGroundTruth(_:)`` returned.
    ///   - context: the prompt, the work budget and how much detail is wanted.
    func verify(_ answer: String, against groundTruth: GroundTruth, in context: inout VerificationContext) -> Finding
}
