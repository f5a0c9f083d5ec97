/// How near two quantities must be, and whether the unit has to be stated.
public struct QuantityPolicy: Sendable, Hashable {
    /// How near is equal, in the ground truth's unit.
    public let tolerance: NumberPolicy.Tolerance
    /// Whether the answer must state the ground truth's own unit.
    public let isUnitStrict: Bool

    /// A policy; the defaults are those of the documentation.
    public init(tolerance: NumberPolicy.Tolerance = .standard, isUnitStrict: Bool = false) {
        self.tolerance = tolerance
        self.isUnitStrict = isUnitStrict
    }

    /// The most combinations of customary values of constants that are tried.
    private static let maxVariants = 32
    /// A relative distance below which two numbers that π made irrational are one.
    private static let irrational = ExactNumber(digits: CollectionOfOne(0x31), exponent: -30)

    /// Compares an answer with a ground truth.
    public func compare(_ answer: Quantity, with truth: Quantity) -> QuantityComparison {
        if case .name(let left) = answer.label, case .name(let right) = truth.label, left != right { return .undecided }
        if let left = answer.name, let right = truth.name, left != right { return .undecided }
        switch (answer.isBare, truth.isBare) {
        case (true, true):
            if answer.number.hasPercent != truth.number.hasPercent { return .undecided }
            let pair = (replacing(answer, CompoundUnit()), replacing(truth, CompoundUnit()))
            return ground(pair.0, pair.1).map { .equal($0 == .quantity ? .bareNumber : $0) } ?? .unequal
        case (true, false):
            if isUnitStrict { return .unitMissing }
            return bare(answer, truth, unit: truth)
        case (false, true): return isUnitStrict ? .undecided : bare(answer, truth, unit: answer)
        case (false, false): return converted(answer, truth)
        }
    }

    /// One side without a unit: the figures decide, and for an angle also radians.
    private func bare(_ answer: Quantity, _ truth: Quantity, unit: Quantity) -> QuantityComparison {
        if unit.isWeak { return .undecided }
        for reading in unit.units where reading.factor.constants.isEmpty || reading.hasUnits || reading.dimension.isNone
        {
            var plain = unit
            plain.units = [CompoundUnit()]
            // `1.4 billion` is a number; so are percent and parts per million.
            let isNumber = !reading.hasUnits || reading.dimension.without(.count).isNone
            if isNumber || reading.dimension == Dimension(.angle) {
                var scaled = CompoundUnit()
                scaled.factor = reading.factor
                let other = unit.units.isEmpty ? unit : replacing(unit, scaled)
                let pair =
                    answer.isBare
                    ? (replacing(answer, CompoundUnit()), other) : (other, replacing(truth, CompoundUnit()))
                if let ground = ground(pair.0, pair.1) { return .equal(ground == .quantity ? .bareNumber : ground) }
            }
            if reading.hasUnits {
                let pair =
                    answer.isBare
                    ? (replacing(answer, CompoundUnit()), plain) : (plain, replacing(truth, CompoundUnit()))
                if let ground = ground(pair.0, pair.1) { return .equal(ground == .quantity ? .bareNumber : ground) }
            }
        }
        // A constant's symbol against a number: its value may be meant in another unit.
        let isSymbolic = unit.units.contains { !$0.hasUnits && !$0.factor.constants.isEmpty }
        return isSymbolic && !unit.units.contains { $0.dimension.isNone } ? .undecided : .unequal
    }

    private func replacing(_ quantity: Quantity, _ unit: CompoundUnit) -> Quantity {
        var result = quantity
        result.units = [unit]
        return result
    }

    private func converted(_ answer: Quantity, _ truth: Quantity) -> QuantityComparison {
        var isOneDimension = false
        for left in answer.units {
            for right in truth.units {
                guard isComparable(left, right) else { continue }
                isOneDimension = true
                if isUnitStrict, left.factor != right.factor || left.zeroPoint != right.zeroPoint { continue }
                var (pair) = (replacing(answer, left), replacing(truth, right))
                // A difference of temperatures is one on both sides.
                if answer.isDifference != truth.isDifference {
                    (pair.0.isDifference, pair.1.isDifference) = (true, true)
                }
                if let ground = ground(pair.0, pair.1) { return .equal(ground) }
            }
        }
        if isOneDimension { return isUnitStrict && !sameUnit(answer, truth) ? .unitMissing : .unequal }
        return answer.isWeak || truth.isWeak ? .undecided : .unitConflict
    }

    private func sameUnit(_ answer: Quantity, _ truth: Quantity) -> Bool {
        answer.units.contains { left in
            truth.units.contains { $0.factor == left.factor && $0.dimension == left.dimension }
        }
    }

    /// Angles and counted things may go unsaid, but a cycle a second is no radian a second.
    private func isComparable(_ left: CompoundUnit, _ right: CompoundUnit) -> Bool {
        if left.dimension == right.dimension { return true }
        guard left.dimension.without(.angle, .count) == right.dimension.without(.angle, .count) else { return false }
        return left.dimension.has(.angle) == right.dimension.has(.angle) || !(left.isFrequency || right.isFrequency)
    }

    /// How two quantities of one reading each are equal; nil where they are not.
    private func ground(_ answer: Quantity, _ truth: Quantity) -> QuantityComparison.Ground? {
        guard let left = answer.units.first, let right = truth.units.first else { return nil }
        var open = left.factor.constants
        for (constant, exponent) in right.factor.constants { open[constant] = (open[constant] ?? 0) - exponent }
        let measured = open.filter { $0.value != 0 }.map(\.key).sorted()
        for values in variants(measured) {
            guard let given = converted(answer, from: left, to: right, of: truth, values),
                let back = converted(truth, from: right, to: left, of: answer, values)
            else { continue }
            let isExact =
                measured.isEmpty && left.factor.piPower + answer.piPower == right.factor.piPower + truth.piPower
            if given == truth.number.value || (!isExact && given.isWithin(Self.irrational, of: truth.number.value)) {
                guard uncertaintiesAgree(answer, truth) else { return nil }
                return measured.isEmpty ? .quantity : .constant
            }
            if tolerance == .exact { continue }
            let isDecimal = isPowerOfTen(left.factor, right.factor)
            if let ground = nearness(given, back, answer, truth, measured.isEmpty, isDecimal: isDecimal) {
                return ground
            }
        }
        return customaryTemperature(answer, truth, left, right)
    }

    /// The figure of one side in the unit of the other, and over the powers of π of the other's figure.
    private func converted(
        _ quantity: Quantity, from: CompoundUnit, to target: CompoundUnit, of other: Quantity,
        _ values: [Int: ExactNumber]
    ) -> ExactNumber? {
        if from == target, quantity.piPower == other.piPower { return quantity.number.value }
        guard var value = quantity.value(in: from, constants: values) else { return nil }
        if let zero = target.zeroPoint, !other.isDifference {
            guard let shifted = value.plus(zero.negated) else { return nil }
            value = shifted
        }
        return target.factor.value(constants: values, extraPi: other.piPower).flatMap { value.divided(by: $0) }
    }

    private func variants(_ constants: [Int]) -> [[Int: ExactNumber]] {
        var result: [[Int: ExactNumber]] = [[:]]
        for constant in constants {
            let values = PhysicalConstant.all[constant]
            result = result.flatMap { variant in
                ([values.value] + values.customary).map { variant.merging([constant: $0]) { $1 } }
            }
            if result.count > Self.maxVariants { result.removeLast(result.count - Self.maxVariants) }
        }
        return result
    }

    private func isPowerOfTen(_ left: UnitFactor, _ right: UnitFactor) -> Bool {
        guard left.piPower == right.piPower, left.constants == right.constants,
            let ratio = left.number.divided(by: right.number)
        else { return false }
        return ratio.numerator.isOne && ratio.denominator.isOne && ratio.twos == ratio.fives
    }

    private func nearness(
        _ given: ExactNumber, _ back: ExactNumber, _ answer: Quantity, _ truth: Quantity, _ isDefined: Bool,
        isDecimal: Bool
    ) -> QuantityComparison.Ground? {
        let (number, wanted) = (answer.number, truth.number)
        if let uncertainty = truth.uncertainty, answer.uncertainty == nil,
            let distance = given.plus(wanted.value.negated)?.magnitude, let slack = uncertainty.plus(distance.negated),
            !slack.isNegative
        {
            return .tolerance
        }
        guard uncertaintiesAgree(answer, truth) else { return nil }
        if case .given(let relative, let places, let digits) = tolerance {
            if let relative, given.isWithin(relative, of: wanted.value) { return .tolerance }
            if let places, given.isWithinHalfUnit(places: places, of: wanted.value) { return .tolerance }
            if let digits, let exponent = wanted.value.decimalExponent,
                given.isWithinHalfUnit(places: digits - 1 - exponent, of: wanted.value)
            {
                return .tolerance
            }
            return nil
        }
        if isDefined, isDecimal, wanted.form != .decimal, wanted.figure.isInteger { return nil }
        let isSamePrecision =
            answer.units == truth.units && wanted.form == .decimal && number.form == .decimal
            && number.places == wanted.places
        if isDefined, !isSamePrecision,
            wanted.form == .decimal || (number.form == .decimal && !wanted.figure.isInteger),
            given.isWithin(NumberPolicy.standardRelative, of: wanted.value)
        {
            return .tolerance
        }
        let ground: QuantityComparison.Ground = isDefined ? .printedPrecision : .constant
        // An exact or more precise answer rounds to the printed ground truth.
        let isFiner = number.form != .decimal || number.significantDigits > wanted.significantDigits || !isDecimal
        if wanted.form == .decimal, wanted.significantDigits >= NumberPolicy.leastPrintedDigits, isFiner,
            given.isWithinHalfUnit(places: wanted.places, of: wanted.value)
        {
            return ground
        }
        // Where a conversion leaves no finite or exact decimal, the ground truth rounds to the printed answer.
        let least = max(NumberPolicy.leastPrintedDigits, min(wanted.significantDigits, 4))
        if !isDecimal, number.form == .decimal, number.significantDigits >= least,
            back.isWithinHalfUnit(places: number.places, of: number.value)
        {
            return ground
        }
        return nil
    }

    private func uncertaintiesAgree(_ answer: Quantity, _ truth: Quantity) -> Bool {
        guard let left = answer.uncertainty else { return true }
        // Where the ground truth states none, an answer's own is a range around it.
        guard let right = truth.uncertainty else { return false }
        guard let a = answer.units.first?.factor, let b = truth.units.first?.factor, let x = a.value(constants: [:]),
            let y = b.value(constants: [:])
        else { return false }
        return left.times(x) == right.times(y)
    }

    /// Textbooks take 0 °C for 273 K where they print whole kelvins.
    private func customaryTemperature(
        _ answer: Quantity, _ truth: Quantity, _ left: CompoundUnit, _ right: CompoundUnit
    ) -> QuantityComparison.Ground? {
        let celsius = PhysicalConstant.number("273.15")
        guard tolerance == .standard, (left.zeroPoint == celsius) != (right.zeroPoint == celsius),
            left.factor == right.factor,
            answer.number.form == .integer, truth.number.form == .integer, !answer.isDifference, !truth.isDifference
        else { return nil }
        let (scale, kelvin) = left.zeroPoint == celsius ? (answer, truth) : (truth, answer)
        return scale.number.value.plus(ExactNumber(273)) == kelvin.number.value ? .constant : nil
    }
}
