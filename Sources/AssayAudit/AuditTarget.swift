public import AssayCore
public import AssayJSON
public import AssayScoring

/// What is attacked: a verifier with its options, or a data source that is routed to one with options of its own.
public struct AuditTarget: Sendable {
    /// The verifier.
    public let specification: VerifierSpecification
    /// The data source rollouts name in the verifier's place; nil for the verifier itself.
    public let dataSource: String?
    /// The options in force, those of the verifier's configuration under those of the route.
    public let options: JSONObject

    /// The verifiers of a configuration and the data sources that bring options, in the verifiers' order.
    public static func all(_ specifications: [VerifierSpecification], in settings: ScoringSettings) -> [AuditTarget] {
        specifications.flatMap { specification in
            let name = specification.name
            let base = settings.verifierOptions[name] ?? [:]
            var routes = specification.dataSourceOptions.filter { settings.routing[$0.key] == nil }
            for (source, route) in settings.routing where route.verifier == name { routes[source] = route.options }
            let targets = routes.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            return [AuditTarget(specification: specification, dataSource: nil, options: base)]
                + targets.map {
                    AuditTarget(specification: specification, dataSource: $0.key, options: base.merging($0.value))
                }
        }
    }
}
