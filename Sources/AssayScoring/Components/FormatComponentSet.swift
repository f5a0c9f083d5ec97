/// Some of the format components, in a byte: every rollout makes and asks a few of these.
struct FormatComponentSet: Sendable, Hashable {
    private var bits: UInt8 = 0

    /// None.
    init() {}

    /// The given ones.
    init(_ components: some Sequence<FormatComponent>) {
        for component in components { insert(component) }
    }

    /// Whether one is among them.
    func contains(_ component: FormatComponent) -> Bool { bits & component.bit != 0 }

    /// Adds one.
    mutating func insert(_ component: FormatComponent) { bits |= component.bit }
}

extension FormatComponentSet: ExpressibleByArrayLiteral {
    init(arrayLiteral components: FormatComponent...) { self.init(components) }
}

extension FormatComponent {
    fileprivate var bit: UInt8 {
        switch self {
        case .structure: 1
        case .languageMix: 2
        case .repetition: 4
        case .boxInNonVerifiable: 8
        }
    }
}
