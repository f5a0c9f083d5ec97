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
