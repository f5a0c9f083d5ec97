import AssayCore
import AssayJSON
import AssayText

/// What the envelope and the style of one response are like: the failed components and what shows them.
struct FormatReport {
    var failed: Set<FormatComponent> = []
    var violations: [FormatViolation] = []
    var envelope: Envelope?

    /// The report on a rollout whose answer was given: nothing to find fault with.
    static let given = FormatReport()

    /// Sorts a violation under its component; those that are only reported fail none.
    mutating func add(_ violation: FormatViolation, requireThink: Bool) {
        violations.append(violation)
        switch violation {
        case .languageMix: failed.insert(.languageMix)
        case .repetition: failed.insert(.repetition)
        case .boxInNonVerifiable: failed.insert(.boxInNonVerifiable)
        case .emptyThink: if requireThink { failed.insert(.structure) }
        default: failed.insert(.structure)
        }
    }
}
