import AssayCore
import AssayJSON
import AssayScoring
import AssayText
import Yams

/// What can change a verdict.
extension ConfigurationReader {
    static func readRouting(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) {
        for (source, value) in try node.members() {
            let route = try readRoute(value)
            if source == "default" { settings.defaultRoute = route } else { settings.routing[source] = route }
        }
    }

    private static func readRoute(_ node: ConfigurationNode) throws(ConfigurationError) -> Route {
        guard case .mapping = node.node else { return Route(verifier: try node.string()) }
        var verifier: String?
        var options = JSONObject()
        for (key, value) in try node.members() {
            switch key {
            case "verifier": verifier = try value.string()
            case "options": options = try object(value)
            default: throw value.unknownKey(known: ["verifier", "options"])
            }
        }
        guard let verifier else { throw node.mistake("a route needs a verifier") }
        return Route(verifier: verifier, options: options)
    }

    static func readVerifiers(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) {
        for (name, value) in try node.members() { settings.verifierOptions[name] = try object(value) }
    }

    private static func object(_ node: ConfigurationNode) throws(ConfigurationError) -> JSONObject {
        guard case .object(let object) = try node.json() else { throw node.mistake("must be a mapping") }
        return object
    }

    static func readComponents(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            guard let component = FormatComponent(rawValue: key) else {
                throw value.unknownKey("component", known: FormatComponent.allCases.map(\.rawValue))
            }
            settings.components[component] = try readPolicy(value)
        }
    }

    private static func readPolicy(_ node: ConfigurationNode) throws(ConfigurationError) -> ComponentPolicy {
        switch try node.json() {
        case "gate": return .gate
        // YAML 1.1 readers write off as false; both spellings mean the same here.
        case "off", false: return .off
        default: break
        }
        if case .mapping = node.node, let only = try node.members().first, try node.members().count == 1,
            only.key == "subtract"
        {
            return .subtract(try only.node.number(in: 0...1))
        }
        throw node.mistake("must be gate, off, or subtract: WEIGHT with a weight from 0 to 1")
    }

    static func readPatterns(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) -> [String: String] {
        var sources: [String: String] = [:]
        for (name, value) in try node.members() {
            let source = try value.string()
            do {
                settings.patterns[name] = try UserPattern(source)
            } catch {
                throw value.mistake("is not a pattern: \(error)")
            }
            sources[name] = source
        }
        return sources
    }

    static func readUndecided(_ node: ConfigurationNode) throws(ConfigurationError) -> UndecidedScore {
        // A plain null is what the option is called, not its absence.
        node.isNull ? .null : try node.choice(UndecidedScore.self)
    }
}
