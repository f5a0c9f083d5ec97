/// What each format component does to the score; by default all of them gate.
public struct ComponentPolicies: Sendable, Hashable {
    private var policies: [FormatComponent: ComponentPolicy]

    /// Every component set to `gate`.
    public init() { policies = [:] }

    /// The policy of a component.
    public subscript(component: FormatComponent) -> ComponentPolicy {
        get { policies[component] ?? .gate }
        set { policies[component] = newValue }
    }
}
