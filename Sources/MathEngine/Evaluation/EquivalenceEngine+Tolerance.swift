extension EquivalenceEngine {
    /// Whether |value − truth| ≤ relative · |truth|. A truth of zero is met by zero alone.
    ///
    /// Decided on exact rationals or on certified bounds, so that ties are ties.
    public func isWithin(
        relative: SmallRational, _ value: NodeIndex, of truth: NodeIndex, in arena: ExpressionArena,
        fuel: inout Fuel
    ) -> ToleranceVerdict {
        let bound = arena.product(
            arena.constant(relative.magnitude, hasDecimal: false), arena.function(.absolute, truth))
        return isWithin(distance: bound, value, of: truth, in: arena, fuel: &fuel)
    }

    /// Whether |value − truth| ≤ distance, a real constant.
    public func isWithin(
        distance: NodeIndex, _ value: NodeIndex, of truth: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel
    ) -> ToleranceVerdict {
        let difference = arena.function(.absolute, arena.difference(value, truth))
        switch order(difference, distance, in: arena, fuel: &fuel) {
        case .less, .equal: return .within
        case .greater: return .outside
        case .undecided: return .undecided
        }
    }

    /// Whether the value rounds to the truth at a decimal place, half up or half to even.
    ///
    /// - Parameter place: the power of ten of the truth's last digit: −2 for 85.71 (see ``Numeral/lastPlace``).
    public func rounds(
        _ value: NodeIndex, to truth: NodeIndex, place: Int, in arena: ExpressionArena, fuel: inout Fuel
    ) -> ToleranceVerdict {
        guard place.magnitude <= UInt(limits.decimalExponent) else { return .undecided }
        let half = arena.numeral(digits: [0x35], exponent: place - 1)
        let difference = arena.function(.absolute, arena.difference(value, truth))
        switch order(difference, half, in: arena, fuel: &fuel) {
        case .less: return .within
        case .greater: return .outside
        case .undecided: return .undecided
        case .equal:
            // Half a unit below the truth rounds up to it; half a unit above, only to an even last digit.
            let (size, goal) = (arena.function(.absolute, value), arena.function(.absolute, truth))
            if order(size, goal, in: arena, fuel: &fuel) == .less { return .within }
            let units = arena.product(goal, arena.numeral(digits: [0x31], exponent: -place))
            let parity = arena.function(.modulo, units, arena.integer(2))
            switch order(parity, arena.integer(0), in: arena, fuel: &fuel) {
            case .equal: return .within
            case .undecided: return .undecided
            default: return .outside
            }
        }
    }
}
