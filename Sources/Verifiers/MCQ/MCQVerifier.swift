public import AssayCore
public import AssayJSON
import AssayText

/// Multiple choice: the letter or the text of an option; what contradicts, hedges or denies itself earns nothing.
///
///     let options: JSONObject = ["choices": ["A": "cat", "B": "dog"]]
///     let verifier = try MCQVerifier(options: OptionValues(options))
///     let truth = try verifier.readGroundTruth("B")
///     var context = VerificationContext()
///     verifier.verify("(b) dog", against: truth, in: &context)   // correct, rule:choice_letter
///     verifier.verify("B. cat", against: truth, in: &context)    // incorrect, rule:contradiction
///     verifier.verify("A or B", against: truth, in: &context)    // ambiguous_answer, rule:hedge
///
/// With `choices`, and for yes or no, every decision is final. Free text that differs is undecided.
public struct MCQVerifier: Verifier {
    /// Units of work a byte of an answer costs, and once more for each option.
    private static let unitsPerByte = 32

    private let table: ChoiceTable
    private let kind: AnswerKind
    private let isMulti: Bool
    private let partial: PartialCredit

    /// Reads `choices`, `multi`, `partial` and `kind`.
    ///
    /// - Throws: ``OptionError`` for keys that are no letters, or options that exclude each other.
    public init(options: OptionValues) throws(OptionError) {
        table = try options[Self.choicesOption]
        isMulti = try options[Self.multiOption]
        partial = try options[Self.partialOption]
        kind = try options[Self.kindOption]
        if kind != .choice, !table.isEmpty {
            throw OptionError(option: "choices", problem: "must be empty where kind is \(kind.rawValue)")
        }
        if kind != .choice, isMulti {
            throw OptionError(option: "multi", problem: "must be false where kind is \(kind.rawValue)")
        }
    }

    /// Reads a letter, the text of exactly one option, with `multi` any number of them; `yes` or `no`; or texts.
    ///
    /// - Throws: ``GroundTruthError`` where that names no option, or several without `multi`.
    /// - Complexity: O(n).
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> MCQGroundTruth {
        try MCQGroundTruthReader(table: table, kind: kind, isMulti: isMulti).read(value)
    }

    /// Compares the option that an answer names with the right one.
    ///
    /// - Complexity: O(n) in the answer for given options.
    public func verify(
        _ answer: String, against groundTruth: MCQGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        let units = (table.choices.count + 1) * Self.unitsPerByte
        guard context.budget.spend(answer.utf8.count.multipliedReportingOverflow(by: units).partialValue) else {
            return .outOfLimits("work")
        }
        switch groundTruth {
        case .options(let letters): return choice(answer, letters, context.detailLevel)
        case .polarity(let isYes): return yesNo(answer, isYes, context.detailLevel)
        case .texts(let texts): return freeText(answer, texts, context.detailLevel)
        }
    }

    private func choice(_ answer: String, _ truth: LetterSet, _ level: DetailLevel) -> Finding {
        if isMulti, EmptySet.isNone(answer) || EmptySet.isAll(answer) {
            let named = EmptySet.isNone(answer) ? LetterSet() : table.letters
            var reading = ChoiceReading()
            reading.letters = named
            reading.source = .set
            if !table.isEmpty || named.isEmpty { return set(reading, truth, detail(of: reading, truth, level)) }
        }
        let reading = ChoiceReader.read(answer, table, isMulti: isMulti)
        let detail = detail(of: reading, truth, level)
        if let problem = reading.problem { return finding(problem, detail) }
        if isMulti {
            if reading.named.isEmpty { return finding(.noOption, detail) }
            return set(reading, truth, detail)
        }
        // Without options a letter in the middle of a phrase (vitamin C) may mean something else.
        if table.isEmpty, !reading.isPlain { return .undecided(detail: detail) }
        let rule: MCQRule = reading.letters.isEmpty ? .optionText : .choiceLetter
        return reading.named == truth
            ? .correct(by: rule.rawValue, detail: detail) : .wrong(by: rule.rawValue, detail: detail)
    }

    private func set(_ reading: ChoiceReading, _ truth: LetterSet, _ detail: JSONObject) -> Finding {
        let named = reading.named
        let rule = MCQRule.optionSet.rawValue
        if named == truth { return .correct(by: rule, detail: detail) }
        guard partial == .jaccard else { return .wrong(by: rule, detail: detail) }
        let union = named.union(truth).count
        return .graded(Double(named.intersection(truth).count) / Double(union), by: rule, detail: detail)
    }

    private func finding(_ problem: ChoiceProblem, _ detail: JSONObject) -> Finding {
        switch problem {
        case .hedge: .wrong(.ambiguousAnswer, by: MCQRule.hedge.rawValue, detail: detail)
        case .several: .wrong(.ambiguousAnswer, by: MCQRule.severalOptions.rawValue, detail: detail)
        case .otherNumber: .wrong(by: MCQRule.noOption.rawValue, detail: detail)
        case .negation: .wrong(by: MCQRule.negation.rawValue, detail: detail)
        case .contradiction: .wrong(by: MCQRule.contradiction.rawValue, detail: detail)
        case .noOption:
            table.isEmpty && !isMulti
                ? .undecided(detail: detail) : .wrong(by: MCQRule.noOption.rawValue, detail: detail)
        case .empty: .wrong(.noAnswer, by: MCQRule.noOption.rawValue, detail: detail)
        case .tooLong: .outOfLimits("tokens", detail: detail)
        }
    }

    private func yesNo(_ answer: String, _ isYes: Bool, _ level: DetailLevel) -> Finding {
        let reading = YesNoReader.read(answer)
        let detail = detail(of: reading, isYes, level)
        let rule = MCQRule.yesNo.rawValue
        switch reading {
        case .yes: return isYes ? .correct(by: rule, detail: detail) : .wrong(by: rule, detail: detail)
        case .no: return isYes ? .wrong(by: rule, detail: detail) : .correct(by: rule, detail: detail)
        case .both: return .wrong(.ambiguousAnswer, by: MCQRule.severalOptions.rawValue, detail: detail)
        case .hedge: return .wrong(.ambiguousAnswer, by: MCQRule.hedge.rawValue, detail: detail)
        case .negation: return .wrong(by: MCQRule.negation.rawValue, detail: detail)
        case .neither: return .wrong(by: MCQRule.noOption.rawValue, detail: detail)
        case .empty: return .wrong(.noAnswer, by: MCQRule.noOption.rawValue, detail: detail)
        case .tooLong: return .outOfLimits("tokens", detail: detail)
        }
    }

    /// The whole text, case-folded: a part of it, or more than it, is a mismatch.
    private func freeText(_ answer: String, _ truths: [FreeText], _ level: DetailLevel) -> Finding {
        let text = FreeText(answer)
        let detail = detail(of: text, truths, level)
        if text.isEmpty { return .wrong(.noAnswer, by: MCQRule.exact.rawValue, detail: detail) }
        if truths.contains(where: text.matches) { return .correct(by: MCQRule.exact.rawValue, detail: detail) }
        if FreeTextHedge.isHedged(answer, against: truths) {
            return .wrong(.ambiguousAnswer, by: MCQRule.hedge.rawValue, detail: detail)
        }
        return .undecided(detail: detail)
    }
}
