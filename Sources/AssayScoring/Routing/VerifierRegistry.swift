public import AssayCore

/// The verifiers there are, by name.
///
///     let registry = VerifierRegistry(StandardVerifiers.all)
public struct VerifierRegistry: Sendable {
    /// The verifiers in the order given.
    public let types: [any Verifier.Type]
    private let byName: [String: any Verifier.Type]
    private let byDataSource: [String: String]

    /// Lists verifiers; of two with one name, or that claim one data source, the first counts.
    public init(_ types: [any Verifier.Type]) {
        self.types = types
        byName = Dictionary(types.map { ($0.specification.name, $0) }, uniquingKeysWith: { first, _ in first })
        byDataSource = Dictionary(
            types.flatMap { type in type.specification.dataSources.map { ($0, type.specification.name) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The verifier of that name.
    public subscript(name: String) -> (any Verifier.Type)? { byName[name] }

    /// The name of the verifier that serves a data source of its own accord.
    public func verifier(serving dataSource: String) -> String? { byDataSource[dataSource] }

    /// The names, sorted, as messages list them.
    public var names: [String] { byName.keys.sorted() }
}
