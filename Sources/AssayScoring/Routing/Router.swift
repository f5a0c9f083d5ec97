public import AssayCore
import AssayJSON
import AssayText

/// Finds the verifier of a rollout: by its name, else by the data source in the routing table, else by the data
/// sources the verifiers serve of their own accord, else by the default route.
public struct Router: Sendable {
    private let registry: VerifierRegistry
    private let settings: ScoringSettings
    private let prepared: [String: PreparedVerifier]
    private let routed: [String: PreparedVerifier]
    /// The routes of the configuration, the default among them, and those a data source brings by itself.
    private let routes: [String: Route]

    /// Reads all options of the configuration once.
    ///
    /// - Throws: ``RolloutError`` whose field is the path in the configuration, e.g. `verifiers.ocr.metric`.
    public init(registry: VerifierRegistry, settings: ScoringSettings) throws(RolloutError) {
        self.registry = registry
        self.settings = settings
        var prepared: [String: PreparedVerifier] = [:]
        for type in registry.types {
            let name = type.specification.name
            prepared[name] = try Self.prepare(
                type, settings.verifierOptions[name] ?? [:], settings, at: "verifiers.\(name)")
        }
        if let unknown = settings.verifierOptions.keys.sorted().first(where: { registry[$0] == nil }) {
            throw Self.unknownVerifier(unknown, registry, at: "verifiers.\(unknown)")
        }
        self.prepared = prepared
        var routed: [String: PreparedVerifier] = [:]
        var routes = settings.routing.sorted { $0.key < $1.key }.map { (source: $0.key, route: $0.value) }
        if let route = settings.defaultRoute { routes.append((source: "default", route: route)) }
        for type in registry.types {
            for (source, options) in type.specification.dataSourceOptions.sorted(by: { $0.key < $1.key })
            where settings.routing[source] == nil {
                routes.append((source: source, route: Route(verifier: type.specification.name, options: options)))
            }
        }
        for (source, route) in routes {
            guard let type = registry[route.verifier] else {
                throw Self.unknownVerifier(route.verifier, registry, at: "routing.\(source)")
            }
            let base = settings.verifierOptions[route.verifier] ?? [:]
            routed[source] = try Self.prepare(
                type, base.merging(route.options), settings, at: "routing.\(source).options")
        }
        self.routed = routed
        self.routes = Dictionary(uniqueKeysWithValues: routes.map { ($0.source, $0.route) })
    }

    /// Whether a rollout names a verifier whose work is linear and cheap enough to be done between two reads of a
    /// socket.
    public func isQuick(_ rollout: Rollout) -> Bool {
        rollout.verifier.flatMap { prepared[$0]?.specification.isQuick } ?? false
    }

    /// The verifier for a rollout, with the rollout's own options read.
    ///
    /// - Throws: ``RolloutError`` naming the field: no verifier and no data source, an unknown one, or a bad option.
    public func route(_ rollout: Rollout) throws(RolloutError) -> PreparedVerifier {
        let (ready, base) = try lookUp(rollout)
        if rollout.options.isEmpty { return ready }
        guard let type = registry[ready.specification.name] else { return ready }
        let prepared = try PreparedVerifier(
            type, options: base.merging(rollout.options), settings: settings)
        if case .pattern(let name) = prepared.common.extraction, settings.patterns[name] == nil {
            throw Self.unknownPattern(name, at: "options.extraction")
        }
        return prepared
    }

    private func lookUp(_ rollout: Rollout) throws(RolloutError) -> (PreparedVerifier, JSONObject) {
        if let name = rollout.verifier {
            guard let ready = prepared[name] else {
                throw Self.unknownVerifier(name, registry, at: "verifier")
            }
            // A data source named beside the verifier still brings its own options when it is routed there.
            if let source = rollout.dataSource, let route = routes[source], route.verifier == name,
                let routedThere = routed[source]
            {
                return (routedThere, (settings.verifierOptions[name] ?? [:]).merging(route.options))
            }
            return (ready, settings.verifierOptions[name] ?? [:])
        }
        guard let source = rollout.dataSource else {
            throw RolloutError(.missingField, field: "verifier", "one of verifier and data_source is required")
        }
        if let route = routes[source], let ready = routed[source] {
            return (ready, (settings.verifierOptions[route.verifier] ?? [:]).merging(route.options))
        }
        if let name = registry.verifier(serving: source), let ready = prepared[name] {
            return (ready, settings.verifierOptions[name] ?? [:])
        }
        if let route = routes["default"], let ready = routed["default"] {
            return (ready, (settings.verifierOptions[route.verifier] ?? [:]).merging(route.options))
        }
        throw RolloutError(
            .unknownDataSource, field: "data_source",
            "no verifier is routed for data source \(source.debugDescription); add it to routing: in the configuration"
                + " or name a verifier")
    }

    private static func prepare(
        _ type: any Verifier.Type, _ options: JSONObject, _ settings: ScoringSettings, at path: String
    ) throws(RolloutError) -> PreparedVerifier {
        do throws(RolloutError) {
            let prepared = try PreparedVerifier(type, options: options, settings: settings)
            if case .pattern(let name) = prepared.common.extraction, settings.patterns[name] == nil {
                throw unknownPattern(name, at: "options.extraction")
            }
            return prepared
        } catch {
            let option = error.field.map { String($0.dropFirst("options.".count)) } ?? ""
            throw RolloutError(error.code, field: "\(path).\(option)", error.message)
        }
    }

    private static func unknownVerifier(_ name: String, _ registry: VerifierRegistry, at field: String) -> RolloutError
    {
        RolloutError(
            .unknownVerifier, field: field,
            "there is no verifier \(name.debugDescription)\(NearestName.hint(name, among: registry.names)); there are "
                + registry.names.joined(separator: ", "))
    }

    private static func unknownPattern(_ name: String, at field: String) -> RolloutError {
        RolloutError(
            .invalidOption, field: field,
            "there is no pattern \(name.debugDescription) under patterns: in the configuration")
    }
}
