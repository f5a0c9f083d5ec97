/// What each format component does to the score; by default all of them gate.
public struct ComponentPolicies: Sendable, Hashable {
    private var structure = ComponentPolicy.gate
    private var languageMix = ComponentPolicy.gate
    private var repetition = ComponentPolicy.gate
    private var boxInNonVerifiable = ComponentPolicy.gate

    /// Every component set to `gate`.
    public init() {}

    /// The policy of a component.
    public subscript(component: FormatComponent) -> ComponentPolicy {
        get {
            switch component {
            case .structure: structure
            case .languageMix: languageMix
            case .repetition: repetition
            case .boxInNonVerifiable: boxInNonVerifiable
            }
        }
        set {
            switch component {
            case .structure: structure = newValue
            case .languageMix: languageMix = newValue
            case .repetition: repetition = newValue
            case .boxInNonVerifiable: boxInNonVerifiable = newValue
            }
        }
    }
}
