import AssayCore

/// `score = clamp(gate × shaped(accuracy) − Σ weightᵢ × penaltyᵢ, 0, 1)`, where `penaltyᵢ = 1 − componentᵢ` and `shaped` leaves
/// the accuracy as it is unless a cosine length reward is set up.
struct ScoreFormula {
    let policies: ComponentPolicies
    var shaping = ShapingSettings()

    /// The components in force, accuracy first; their keys depend on the configuration alone.
    func components(
        accuracy: Double, failed: FormatComponentSet, shape: ResponseShape = ResponseShape()
    ) -> [Component] {
        var components: [Component] = []
        components.reserveCapacity(8)
        components.append(Component("accuracy", accuracy))
        for component in FormatComponent.allCases where policies[component] != .off {
            components.append(Component(component.rawValue, failed.contains(component) ? 0 : 1))
        }
        guard !shaping.isEmpty else { return components }
        for component in ShapingComponent.allCases {
            guard let value = value(of: component, accuracy: accuracy, shape) else { continue }
            components.append(Component(component.rawValue, value))
        }
        return components
    }

    private func value(of component: ShapingComponent, accuracy: Double, _ shape: ResponseShape) -> Double? {
        switch component {
        case .overlong: shaping.overlong.map { 1 - shape.overlong($0) }
        case .cosineLength: shaping.cosineLength.map { shape.shaped(accuracy, $0) }
        case .ngramRepetition: shaping.ngramRepetition.map { 1 - shape.repetition($0, accuracy: accuracy) }
        }
    }

    /// The same keys without values, for a rollout that has no score.
    var keysAlone: [Component] {
        components(accuracy: 0, failed: FormatComponentSet()).map { Component($0.key, nil) }
    }

    /// The first failed component that is set to `gate`, or nil where the gate is open.
    func closedGate(failed: FormatComponentSet) -> FormatComponent? {
        FormatComponent.allCases.first { failed.contains($0) && policies[$0] == .gate }
    }

    /// The score in 0…1.
    func score(accuracy: Double, failed: FormatComponentSet, shape: ResponseShape = ResponseShape()) -> Double {
        var score = closedGate(failed: failed) == nil ? shape.shaped(accuracy, shaping.cosineLength) : 0
        for component in FormatComponent.allCases where failed.contains(component) {
            if case .subtract(let weight) = policies[component] { score -= weight }
        }
        if let overlong = shaping.overlong { score -= overlong.weight * shape.overlong(overlong) }
        if let penalty = shaping.ngramRepetition {
            score -= penalty.weight * shape.repetition(penalty, accuracy: accuracy)
        }
        return min(max(score, 0), 1)
    }
}
