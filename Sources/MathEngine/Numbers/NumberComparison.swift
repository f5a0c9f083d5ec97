/// What a comparison of an answer with a ground truth proves.
public enum NumberComparison: Sendable, Hashable {
    /// How equality was proved.
    public enum Ground: String, Sendable, CaseIterable {
        /// Equal as rational numbers.
        case numeric
        /// Within a relative, absolute or significant-digit tolerance.
        case tolerance
        /// Equal at the places the ground truth is printed to.
        case printedPrecision = "printed_precision"
        /// The same text.
        case text
    }

    /// They are equal.
    case equal(Ground)
    /// Two numbers that are not equal: final.
    case unequal
    /// Neither is proved.
    case undecided
}

extension NumberPolicy {
    /// Compares an answer with a ground truth.
    ///
    /// Two numbers are equal or unequal, never undecided, unless they carry the names of different things (`m=42`,
    /// `n=42`). Anything else is equal as text or undecided; a number and a text are never equal.
    ///
    /// - Complexity: O(n); O(d²) in the digits where a tolerance is tried on numbers of one magnitude.
    public func compare(_ answer: AnswerReading, with groundTruth: AnswerReading) -> NumberComparison {
        let numbers = Self.numbers(answer, groundTruth)
        switch numbers {
        case (let answerNumber?, let truthNumber?):
            if case .name(let left) = answer.label, case .name(let right) = groundTruth.label, left != right {
                return .undecided
            }
            return ground(answerNumber, truthNumber).map(NumberComparison.equal) ?? .unequal
        case (nil, nil):
            return answer.comparableBytes == groundTruth.comparableBytes ? .equal(.text) : .undecided
        default: return .undecided
        }
    }

    /// Both numbers; a decimal comma is one only against a point (STEM 11).
    static func numbers(
        _ answer: AnswerReading, _ groundTruth: AnswerReading
    ) -> (NumberReading?, NumberReading?) {
        let (left, right) = (answer.number, groundTruth.number)
        return (
            left.flatMap { !$0.usesDecimalComma || right?.hasPoint == true ? $0 : nil },
            right.flatMap { !$0.usesDecimalComma || left?.hasPoint == true ? $0 : nil }
        )
    }

    /// Compares two numbers without their labels.
    func compare(_ answer: NumberReading, with truth: NumberReading) -> NumberComparison {
        ground(answer, truth).map(NumberComparison.equal) ?? .unequal
    }

    private func ground(_ answer: NumberReading, _ truth: NumberReading) -> NumberComparison.Ground? {
        let readings = readings(answer, truth)
        for reading in readings where reading.answer == reading.truth { return .numeric }
        for reading in readings {
            if let ground = nearness(reading, answer, truth) { return ground }
        }
        return nil
    }

    /// One way to read both numbers, percent signs applied.
    private struct Reading {
        let answer: ExactNumber
        let truth: ExactNumber
        /// The places the ground truth is printed to in this reading.
        let places: Int
    }

    private func readings(_ answer: NumberReading, _ truth: NumberReading) -> [Reading] {
        let plain = Reading(
            answer: answer.value, truth: truth.value, places: truth.places + (truth.hasPercent ? 2 : 0))
        if answer.hasPercent != truth.hasPercent, percent != .hundredths {
            return [plain, Reading(answer: answer.figure, truth: truth.figure, places: truth.places)]
        }
        if percent == .lenient, !answer.hasPercent, !truth.hasPercent, truth.value.isAtMostTwo {
            return [
                plain, Reading(answer: answer.value.timesTen(to: -2), truth: truth.value, places: truth.places),
            ]
        }
        return [plain]
    }

    private func nearness(
        _ reading: Reading, _ answer: NumberReading, _ truth: NumberReading
    ) -> NumberComparison.Ground? {
        switch tolerance {
        case .exact: return nil
        case .standard:
            // STEM 4: a whole ground truth is exact whatever the answer is written like.
            if truth.form != .decimal, truth.figure.isInteger { return nil }
            // Two decimals of as many places are equal or are not: a last digit that differs is no rounding.
            let isSamePrecision =
                truth.form == .decimal && answer.form == .decimal && answer.places == truth.places
                && answer.hasPercent == truth.hasPercent
            if truth.form == .decimal || answer.form == .decimal, !isSamePrecision,
                reading.answer.isWithin(Self.standardRelative, of: reading.truth)
            {
                return .tolerance
            }
            return isEqualAsPrinted(reading, answer, truth) ? .printedPrecision : nil
        case .given(let relative, let decimalPlaces, let significantDigits):
            if let relative, reading.answer.isWithin(relative, of: reading.truth) { return .tolerance }
            if let decimalPlaces, reading.answer.isWithinHalfUnit(places: decimalPlaces, of: reading.truth) {
                return .tolerance
            }
            if let significantDigits, let exponent = reading.truth.decimalExponent,
                reading.answer.isWithinHalfUnit(places: significantDigits - 1 - exponent, of: reading.truth)
            {
                return .tolerance
            }
            return nil
        }
    }

    /// Whether an answer that says more than a decimal ground truth rounds to it, half up or half to even; an exact one
    /// may also be cut off to it.
    private func isEqualAsPrinted(_ reading: Reading, _ answer: NumberReading, _ truth: NumberReading) -> Bool {
        guard truth.form == .decimal else { return false }
        let isExact = answer.form == .fraction || answer.form == .repeating
        guard truth.significantDigits >= (isExact ? Self.leastPrintedDigitsOfExact : Self.leastPrintedDigits),
            isExact || answer.significantDigits > truth.significantDigits
        else { return false }
        // Half a unit above an odd last digit rounds away from it either way.
        let lastDigitIsEven = reading.truth.timesTen(to: reading.places).isEven
        if reading.answer.isWithinHalfUnit(
            places: reading.places, of: reading.truth, includingUpperTie: lastDigitIsEven)
        {
            return true
        }
        return isExact && truth.significantDigits >= Self.leastCutDigits
            && reading.answer.isCutOff(to: reading.truth, places: reading.places)
    }
}

extension ExactNumber {
    /// Whether dropping the digits behind those places leaves the reference: 41.4949 is cut off to 41.494.
    fileprivate func isCutOff(to reference: ExactNumber, places: Int) -> Bool {
        let half = ExactNumber(negative: reference.isNegative, .small(5), over: .one, exponent: -places - 1)
        guard let middle = reference.plus(half), let next = middle.plus(half) else { return false }
        return self != next && isWithinHalfUnit(places: places, of: middle)
    }

    /// Whether the number is a whole multiple of two.
    fileprivate var isEven: Bool { isZero || (isInteger && twos > 0) }

    fileprivate var isAtMostTwo: Bool {
        guard let (top, bottom) = expanded else { return isZero || twos < 0 }
        return top <= bottom * .small(2)
    }
}
