public import AssayCore
public import AssayJSON
import AssayText

/// Free tasks whose answers no rule can check: a text equal to the ground truth, where there is one, is right; all else is
/// undecided.
///
/// The answer is the whole answer part, and a box in it is a violation: nothing here is verified, so nothing may look so.
public struct GeneralVerifier: Verifier {
    /// The most bytes of a ground truth.
    static let maxGroundTruthBytes = 1 << 20
    /// Units of work a byte of an answer costs.
    private static let unitsPerByte = 16

    /// No options of its own.
    public static let specification = VerifierSpecification(
        name: "general", version: 1, summary: "free tasks: format and style; equal texts; the rest is undecided",
        dataSources: ["general"], options: [],
        groundTruth: [
            "type": ["string", "null"],
            "description": "A text whose equal is right; may be absent or null.",
        ], needsGroundTruth: false, rules: ["exact"], limits: ["work"], answersHoldBox: false,
        example: .init(
            prompt: "Write one sentence about the sea.", answer: "The sea keeps its own time.",
            groundTruth: "The sea keeps its own time."))

    /// Reads no options: there are none.
    ///
    /// - Throws: ``OptionError`` never.
    public init(options: OptionValues) throws(OptionError) {}

    /// Reads a text; nil where there is none.
    ///
    /// - Throws: ``GroundTruthError`` for anything else, and for an empty text or one of more than a megabyte.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> String? {
        switch value {
        case .null: return nil
        case .string(let text):
            guard text.utf8.count <= Self.maxGroundTruthBytes else {
                throw GroundTruthError("has more than \(Self.maxGroundTruthBytes) bytes")
            }
            let key = Self.key(text)
            guard !key.isEmpty else { throw GroundTruthError("is empty; leave it out where there is none") }
            return key
        default: throw GroundTruthError("must be a text, or null")
        }
    }

    /// Right where the texts are equal in NFC, runs of white space aside; a model has to judge everything else.
    ///
    /// - Complexity: O(n).
    public func verify(
        _ answer: String, against groundTruth: String?, in context: inout VerificationContext
    ) -> Finding {
        guard context.budget.spend(answer.utf8.count * Self.unitsPerByte) else { return .outOfLimits("work") }
        let key = Self.key(answer)
        if key.isEmpty { return .wrong(.noAnswer, by: "exact") }
        guard let groundTruth else { return .undecided() }
        return key.unicodeScalars.elementsEqual(groundTruth.unicodeScalars) ? .correct(by: "exact") : .undecided()
    }

    private static func key(_ text: String) -> String {
        UnicodeText.trimmed(UnicodeText.collapsedWhiteSpace(UnicodeText.nfc(text)))
    }
}
