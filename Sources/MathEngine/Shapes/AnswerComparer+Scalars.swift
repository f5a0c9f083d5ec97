extension AnswerComparer {
    /// 10^-5, of the ground truth (STEM 4).
    private static let standardRelative = SmallRational(1, over: 100_000)

    /// Two values: units first, then the number, under the policy.
    func compare(_ answer: Scalar, _ truth: Scalar) -> ShapeVerdict {
        if answer.unit != truth.unit {
            if !answer.unit.isEmpty, !truth.unit.isEmpty, !policy.isUnitStrict, policy.convertsUnits,
                let verdict = compareUnits(answer, truth)
            {
                return verdict
            }
            guard !policy.isUnitStrict, answer.unit.isEmpty || truth.unit.isEmpty else { return .undecided }
        }
        if let left = answer.number, let right = truth.number, answer.isPercent == truth.isPercent {
            switch policy.numbers.compare(left, with: right) {
            case .equal(let ground): return .equal(AnswerRule(ground))
            case .unequal where answer.isDegree == truth.isDegree: return .unequal(.numeric)
            default: break
            }
        }
        var verdict = compareValues(answer.node, truth.node)
        guard !verdict.isEqual else { return verdict }
        if let renamed = constantsRenamed(answer.node, truth.node) { return .equal(renamed) }
        if answer.isPercent != truth.isPercent {
            // One sign alone: the same figure did not match, hundredths may.
            let left = answer.isPercent ? arena.function(.percent, answer.node) : answer.node
            let right = truth.isPercent ? arena.function(.percent, truth.node) : truth.node
            verdict = compareValues(left, right, place: truth.isPercent ? -2 : 0)
        } else if answer.isDegree != truth.isDegree {
            let left = answer.isDegree ? arena.function(.degree, answer.node) : answer.node
            let right = truth.isDegree ? arena.function(.degree, truth.node) : truth.node
            verdict = compareValues(left, right)
        }
        return verdict
    }

    func compareConverted(_ answer: NodeIndex, _ truth: NodeIndex) -> ShapeVerdict { compareValues(answer, truth) }

    /// - Parameter place: the power of ten the ground truth's last digit is moved by.
    private func compareValues(_ answer: NodeIndex, _ truth: NodeIndex, place: Int = 0) -> ShapeVerdict {
        let result = engine.compare(answer, truth, in: arena, fuel: &fuel)
        if result.isEqual { return .equal(.expression) }
        if !arena.hasSymbol(answer), !arena.hasSymbol(truth), let rule = tolerance(answer, truth, place) {
            return .equal(rule)
        }
        return result.isUnequal ? .unequal(.expression) : .undecided
    }

    private func tolerance(_ answer: NodeIndex, _ truth: NodeIndex, _ place: Int) -> AnswerRule? {
        switch policy.numbers.tolerance {
        case .exact: return nil
        case .given(let relative, let places, let digits):
            if let relative, let bound = relative.smallRational,
                engine.isWithin(relative: bound, answer, of: truth, in: arena, fuel: &fuel) == .within
            {
                return .tolerance
            }
            if let places, engine.rounds(answer, to: truth, place: -places, in: arena, fuel: &fuel) == .within {
                return .tolerance
            }
            if let digits, let enclosure = engine.enclosure(of: truth, in: arena, fuel: &fuel),
                let exponent = Self.decimalExponent(enclosure.midpoint),
                engine.rounds(answer, to: truth, place: exponent - digits + 1, in: arena, fuel: &fuel) == .within
            {
                return .tolerance
            }
            return nil
        case .standard: return standard(answer, truth, place)
        }
    }

    private func standard(_ answer: NodeIndex, _ truth: NodeIndex, _ place: Int) -> AnswerRule? {
        if let value = arena.smallValue(of: truth), value.isInteger, !arena.hasDecimal(truth) { return nil }
        let numeral =
            arena.operation(of: truth) == .percent
            ? arena.operands(of: truth).first.flatMap { arena.numeral(of: $0) } : arena.numeral(of: truth)
        if let numeral, numeral.isDecimal, let written = arena.numeral(of: answer), written.isDecimal,
            written.lastPlace == numeral.lastPlace
        {
            // Two decimals of as many places are equal or are not.
            return nil
        }
        if numeral?.isDecimal == true || arena.hasDecimal(truth) || arena.numeral(of: answer)?.isDecimal == true,
            let relative = Self.standardRelative,
            engine.isWithin(relative: relative, answer, of: truth, in: arena, fuel: &fuel) == .within
        {
            return .tolerance
        }
        guard let numeral, numeral.isDecimal else { return nil }
        // A value that says more than the printed ground truth and rounds to it.
        let (digits, isExact) = (significantDigits(numeral), !arena.hasDecimal(answer))
        if let written = arena.numeral(of: answer), significantDigits(written) <= digits { return nil }
        guard digits >= (isExact ? NumberPolicy.leastPrintedDigitsOfExact : NumberPolicy.leastPrintedDigits) else {
            return nil
        }
        let last = numeral.lastPlace + place
        if engine.rounds(answer, to: truth, place: last, in: arena, fuel: &fuel) == .within { return .printedPrecision }
        guard isExact, digits >= NumberPolicy.leastCutDigits, isCutOff(answer, to: truth, place: last) else {
            return nil
        }
        return .printedPrecision
    }

    /// Whether dropping the digits behind a place leaves the printed ground truth: 41.4949 is cut off to 41.494.
    private func isCutOff(_ answer: NodeIndex, to truth: NodeIndex, place: Int) -> Bool {
        guard place.magnitude <= 1_000 else { return false }
        let (size, goal) = (arena.function(.absolute, answer), arena.function(.absolute, truth))
        let zero = arena.integer(0)
        let next = arena.sum(goal, arena.numeral(digits: [0x31], exponent: place))
        return engine.order(answer, zero, in: arena, fuel: &fuel) == engine.order(truth, zero, in: arena, fuel: &fuel)
            && engine.order(size, goal, in: arena, fuel: &fuel) != .less
            && engine.order(size, next, in: arena, fuel: &fuel) == .less
    }

    private func significantDigits(_ numeral: Numeral) -> Int {
        let digits = arena.digits[Int(numeral.start)..<Int(numeral.start + numeral.count)]
        return digits.drop { $0 == 0 }.count
    }

    private static func decimalExponent(_ value: Double) -> Int? {
        guard value != 0, value.isFinite else { return nil }
        var (size, exponent) = (abs(value), 0)
        while size >= 10, exponent < 400 { (size, exponent) = (size / 10, exponent + 1) }
        while size < 1, exponent > -400 { (size, exponent) = (size * 10, exponent - 1) }
        return exponent
    }
}

extension ExactNumber {
    /// The number as a small rational, where it fits.
    var smallRational: SmallRational? {
        guard let (top, bottom) = expanded, case .small(let above) = top, case .small(let below) = bottom,
            let numerator = Int64(exactly: above), let denominator = Int64(exactly: below)
        else { return nil }
        return SmallRational(isNegative ? -numerator : numerator, over: denominator)
    }
}
