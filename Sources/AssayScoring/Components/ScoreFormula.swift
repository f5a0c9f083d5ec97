import AssayCore

/// `score = clamp(gate × accuracy − Σ weightᵢ × penaltyᵢ, 0, 1)`, where `penaltyᵢ = 1 − componentᵢ`.
struct ScoreFormula {
    let policies: ComponentPolicies

    /// The components in force, accuracy first; their keys depend on the policies alone.
    func components(accuracy: Double, failed: FormatComponentSet) -> [Component] {
        var components: [Component] = []
        components.reserveCapacity(5)
        components.append(Component("accuracy", accuracy))
        for component in FormatComponent.allCases where policies[component] != .off {
            components.append(Component(component.rawValue, failed.contains(component) ? 0 : 1))
        }
        return components
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
    func score(accuracy: Double, failed: FormatComponentSet) -> Double {
        var score = closedGate(failed: failed) == nil ? accuracy : 0
        for component in FormatComponent.allCases where failed.contains(component) {
            if case .subtract(let weight) = policies[component] { score -= weight }
        }
        return min(max(score, 0), 1)
    }
}
