public import AssayCore
import AssayJSON
import AssayText

/// A verifier with its options read: ready to score any number of rollouts. A class, so that handing it on costs one
/// retain.
public final class PreparedVerifier: Sendable {
    /// The verifier.
    public let verifier: any Verifier
    /// What it says of itself.
    public let specification: VerifierSpecification
    /// The options every verifier has.
    public let common: CommonOptions
    /// The verifier again, where it judges the format.
    let formatJudge: (any FormatJudge)?
    /// The format components that are looked at.
    let checked: FormatComponentSet

    /// Reads the options of a verifier.
    ///
    /// - Throws: ``RolloutError`` with `unknown_option` or `invalid_option`, the field being `options.NAME`.
    init(_ type: any Verifier.Type, options: JSONObject, settings: ScoringSettings) throws(RolloutError) {
        specification = type.specification
        for member in options.members where !CommonOptions.names.contains(member.key) {
            guard specification.options.contains(where: { $0.name == member.key }) else {
                let known = specification.options.map(\.name) + CommonOptions.names.sorted()
                let hint = NearestName.hint(member.key, among: known)
                throw RolloutError(
                    .unknownOption, field: "options.\(member.key)",
                    "verifier \(specification.name) has no option \(member.key)\(hint); it has "
                        + known.joined(separator: ", "))
            }
        }
        let values = OptionValues(options)
        do {
            verifier = try type.init(options: values)
            formatJudge = verifier as? any FormatJudge
            common = try CommonOptions(
                options: values, stopTokens: settings.stopTokens, formatJudge: formatJudge,
                answersHoldBox: specification.answersHoldBox)
        } catch {
            throw RolloutError(.invalidOption, field: "options.\(error.option)", "\(error.option) \(error.problem)")
        }
        let judge = formatJudge
        checked = FormatComponentSet(
            FormatComponent.allCases.filter { component in
                settings.components[component] != .off
                    && judge?.checkedComponents.contains(component.rawValue) ?? true
            })
    }
}

extension Verifier {
    /// Reads the ground truth, then looks at the answer; nil where there is no answer to look at.
    func finding(
        for answer: String?, groundTruth: JSONValue, in context: inout VerificationContext
    ) throws(GroundTruthError) -> Finding? {
        let truth = try readGroundTruth(groundTruth)
        guard let answer else { return nil }
        return verify(answer, against: truth, in: &context)
    }
}
