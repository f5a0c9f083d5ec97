public import AssayCore
public import AssayJSON
import AssayText
import MathEngine

/// Decides of short texts what rules can decide, the same for every domain; the rest is undecided.
///
/// In this order: equal texts, truth values, choice letters, numbers, lists, hedges. What differs in any other way may
/// still be right, and only a judge can tell.
public struct TextEngine: Sendable {
    /// The most bytes of an answer or a ground truth.
    public static let maxBytes = 65_536
    /// Units of work a byte of an answer costs.
    private static let unitsPerByte = 64

    let profile: TextProfile
    let tolerance: TextTolerance

    static let toleranceOption = Option<Double>.number(
        "tolerance", in: 0...0.1, default: 1e-6,
        "How far a number may be from a ground truth with a fraction, relative to it; whole numbers are exact")

    init(_ profile: TextProfile, _ options: OptionValues) throws(OptionError) {
        self.profile = profile
        tolerance = TextTolerance(relative: profile.hasTolerance ? try options[Self.toleranceOption] : 0)
    }

    /// Reads a text, a number, or a list of these.
    ///
    /// - Throws: ``GroundTruthError`` for anything else, and for an empty text.
    /// - Complexity: O(n).
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> TextGroundTruth {
        try TextGroundTruthReader(profile: profile).read(value)
    }

    /// Compares an answer with the right one.
    ///
    /// - Complexity: O(n + k²) for k elements of a list, at most 1,024.
    public func verify(
        _ answer: String, against truth: TextGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        guard answer.utf8.count <= Self.maxBytes else { return .outOfLimits("text_bytes") }
        guard context.budget.spend(answer.utf8.count * Self.unitsPerByte) else { return .outOfLimits("work") }
        let value = TextValue(answer)
        let detail = TextDetail.of(value, truth, context.detailLevel)
        if value.text.isEmpty { return .wrong(.noAnswer, by: TextRule.exact.rawValue, detail: detail) }
        if let maximum = profile.maxCodePoints, isLonger(answer, than: maximum) {
            return .wrong(by: TextRule.guessLength.rawValue, detail: detail)
        }
        if value.text.matches(truth.whole.text) { return .correct(by: TextRule.exact.rawValue, detail: detail) }
        if isSeveralGuesses(answer) { return .wrong(.ambiguousAnswer, by: TextRule.hedge.rawValue, detail: detail) }
        if let (rule, isRight) = decision(answer, value, truth) {
            return isRight ? .correct(by: rule.rawValue, detail: detail) : .wrong(by: rule.rawValue, detail: detail)
        }
        let isHedged = FreeTextHedge.isHedged(
            answer, against: [truth.whole.text] + (truth.isList ? [] : truth.elements.map(\.text)),
            isPlace: profile.isPlace)
        if isHedged || isSeveralNumbers(answer, truth) {
            return .wrong(.ambiguousAnswer, by: TextRule.hedge.rawValue, detail: detail)
        }
        return .undecided(detail: detail)
    }

    /// What values of one kind on both sides prove; nil where they prove nothing.
    private func decision(_ answer: String, _ value: TextValue, _ truth: TextGroundTruth) -> (TextRule, Bool)? {
        if truth.isList { return list(answer, truth).map { (.list, $0) } }
        let right = truth.whole
        if let wanted = right.truth, let given = value.truth ?? TextValue.leadingTruth(answer) {
            return (.truthValue, given == wanted)
        }
        if let given = value.letter, let wanted = right.letter {
            // A right letter with the text of another option contradicts itself, and only a judge knows the options.
            if given == wanted, let text = value.labelled, let other = right.labelled, !text.matches(other) {
                return nil
            }
            return (.choiceLetter, given == wanted)
        }
        if let labelled = right.labelled, value.letter == nil, value.text.matches(labelled) { return (.exact, true) }
        if let given = value.time, let wanted = right.time, let isEqual = given.equals(wanted) {
            return (.time, isEqual)
        }
        if let given = value.number, let wanted = right.number {
            return equality(given, wanted).map { (.number, $0) }
        }
        return profile.readsQuantities ? quantity(answer, right) : nil
    }

    /// Two numbers with units: converted, by the policy of physics; nil where either is none.
    private func quantity(_ answer: String, _ truth: TextValue) -> (TextRule, Bool)? {
        guard answer.utf8.count <= 256, let wanted = QuantityReader.read(truth.source),
            let given = QuantityReader.read(answer), !wanted.isBare, !given.isBare
        else { return nil }
        switch QuantityPolicy().compare(given, with: wanted) {
        case .equal: return (.quantity, true)
        case .unequal, .unitConflict: return (.quantity, false)
        case .unitMissing, .undecided: return nil
        }
    }

    /// Whether two numbers are equal; nil where only one of them has a sign that changes its meaning.
    private func equality(_ value: TextNumber, _ truth: TextNumber) -> Bool? {
        if value.sign == truth.sign { return tolerance.accepts(value.value, for: truth.value) }
        guard profile.foldsUnits else { return nil }
        if tolerance.accepts(value.fraction, for: truth.fraction) { return true }
        return tolerance.accepts(value.value, for: truth.value) ? nil : false
    }

    /// Whether both lists hold the same elements, in any order; nil where some differ as texts do.
    private func list(_ answer: String, _ truth: TextGroundTruth) -> Bool? {
        let elements = TextElements.split(answer, profile).map { TextValue($0.key) }
        var rest = truth.elements
        var unmatched = 0
        for element in elements {
            if let place = rest.firstIndex(where: { isEqual(element, $0) }) {
                rest.remove(at: place)
            } else {
                unmatched += 1
            }
        }
        if rest.isEmpty, unmatched == 0 { return true }
        let isNumeric = elements.allSatisfy { $0.number != nil } && truth.elements.allSatisfy { $0.number != nil }
        return isNumeric && elements.count > 1 ? false : nil
    }

    private func isEqual(_ value: TextValue, _ truth: TextValue) -> Bool {
        if value.text.matches(truth.text) { return true }
        if let given = value.number, let wanted = truth.number { return equality(given, wanted) ?? false }
        if let given = value.time, let wanted = truth.time { return given.equals(wanted) ?? false }
        return false
    }

    /// `3, 4` where one number is right.
    private func isSeveralNumbers(_ answer: String, _ truth: TextGroundTruth) -> Bool {
        guard !truth.isList, truth.whole.number != nil else { return false }
        let elements = TextElements.split(answer, profile)
        return elements.count > 1 && elements.allSatisfy { TextNumber($0.key) != nil }
    }

    /// Several places where one guess is allowed.
    private func isSeveralGuesses(_ answer: String) -> Bool {
        guard profile.maxCodePoints != nil else { return false }
        return answer.utf8.contains(0x2F) || TextElements.split(answer, profile).count > 1
            || !AnswerCues(WordText(answer)).hedges.isEmpty
    }

    private func isLonger(_ answer: String, than maximum: Int) -> Bool {
        answer.utf8.count > maximum && !answer.unicodeScalars.dropFirst(maximum).isEmpty
    }
}
