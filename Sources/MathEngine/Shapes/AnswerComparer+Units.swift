extension AnswerComparer {
    /// Two values with units that are written differently: converted where one dimension joins them.
    ///
    /// Units of tables alone, without a zero point or a measured constant; words such as "students" prove nothing.
    func compareUnits(_ answer: Scalar, _ truth: Scalar) -> ShapeVerdict? {
        guard fuel.spend(4_000) else { return nil }
        let left = UnitParser.readings(of: answer.unit, in: answer.unit.indices)
        let right = UnitParser.readings(of: truth.unit, in: truth.unit.indices)
        guard !left.isEmpty, !right.isEmpty else { return nil }
        var isOneDimension = false
        for from in left {
            for target in right where from.dimension == target.dimension {
                isOneDimension = true
                guard from.zeroPoint == nil, target.zeroPoint == nil, from.factor.constants == target.factor.constants,
                    let ratio = from.factor.number.divided(by: target.factor.number)
                else { continue }
                var converted = arena.product(answer.node, node(of: ratio))
                let turns = from.factor.piPower - target.factor.piPower
                if turns != 0 {
                    converted = arena.product(converted, arena.power(arena.pi(), arena.integer(Int64(turns))))
                }
                if compareConverted(converted, truth.node).isEqual { return .equal(.quantity) }
            }
        }
        return isOneDimension || !policy.isUnitStrict ? .unequal(.quantity) : nil
    }

    private func node(of number: ExactNumber) -> NodeIndex {
        let sign = number.isNegative ? "-1" : "1"
        let quotient = arena.quotient(
            arena.numeral(digits: String(number.numerator.wide).utf8),
            arena.numeral(digits: String(number.denominator.wide).utf8))
        let twos = arena.power(arena.integer(2), arena.integer(Int64(number.twos)))
        let fives = arena.power(arena.integer(5), arena.integer(Int64(number.fives)))
        let size = arena.product(quotient, arena.product(twos, fives))
        return sign == "1" ? size : arena.negation(size)
    }

    /// Whole answers as quantities, where the shapes did not prove them equal: `40 cm` for `0.4 m`, `15 m` for `15`.
    ///
    /// A letter alone is a unit only behind a space or in upright type; a constant's letter is none.
    func compareQuantities(_ answer: AnswerReading, _ truth: AnswerReading) -> ShapeVerdict? {
        guard policy.convertsUnits, answer.holdsDigitAndLetter, fuel.spend(20_000),
            let left = QuantityReader.read(answer.sourceText)?.withoutConstants, !left.isBare, !left.isWeak,
            let right = QuantityReader.read(truth.sourceText)?.withoutConstants, !right.isWeak
        else { return nil }
        // A letter against no unit may be a variable: overlooked in an answer alone, and not where comparing is symmetric.
        if right.isBare, policy.numbers.tolerance == .exact, QuantityWords.isVariable(left.unitText) { return nil }
        let quantities = QuantityPolicy(tolerance: policy.numbers.tolerance, isUnitStrict: policy.isUnitStrict)
        switch quantities.compare(left, with: right) {
        case .equal: return .equal(.quantity)
        case .unequal where !right.isBare, .unitConflict: return .unequal(.quantity)
        default: return nil
        }
    }
}
