import AssayCore
import AssayJSON
import AssayScoring
import AssayText
import Yams

/// Reads `assay.yaml`: every key is known, every value is checked, a mistake names file, line and key.
///
///     let configuration = try ConfigurationReader.read(yaml: text, file: "assay.yaml")
public enum ConfigurationReader {
    /// Reads a whole file's text.
    ///
    /// - Throws: ``ConfigurationError``.
    public static func read(yaml: String, file: String) throws(ConfigurationError) -> Configuration {
        var configuration = Configuration()
        guard let root = try ConfigurationNode.root(of: yaml, file: file), !root.isNull else { return configuration }
        var patternSources: [String: String] = [:]
        for (key, value) in try root.members() {
            switch key {
            case "listen": configuration.listen = try value.elements().map(asString)
            case "limits": try readLimits(value, into: &configuration)
            case "deadlines_ms": try readDeadlines(value, into: &configuration.deadlines)
            case "routing": try readRouting(value, into: &configuration.scoring)
            case "verifiers": try readVerifiers(value, into: &configuration.scoring)
            case "components": try readComponents(value, into: &configuration.scoring)
            case "stop_tokens": configuration.scoring.stopTokens = try value.elements().map(asString)
            case "patterns": patternSources = try readPatterns(value, into: &configuration.scoring)
            case "doors": try configuration.doors.read(value)
            case "on_undecided": configuration.scoring.onUndecided = try value.choice(UndecidedScore.self)
            case "log": try readLog(value, into: &configuration.log)
            default:
                throw value.mistake(
                    "there is no such key; there are listen, limits, deadlines_ms, routing, verifiers, components,"
                        + " stop_tokens, patterns, doors, on_undecided, log")
            }
        }
        configuration.hash = ScoringFingerprint.hash(
            of: configuration.scoring, doors: configuration.doors, patternSources: patternSources)
        return configuration
    }

    private static func asString(_ node: ConfigurationNode) throws(ConfigurationError) -> String { try node.string() }

    private static func readLimits(
        _ node: ConfigurationNode, into configuration: inout Configuration
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            switch key {
            case "max_body_bytes": configuration.limits.maxBodyBytes = try value.integer(in: 1024...4_294_967_295)
            case "max_row_bytes": configuration.limits.maxRowBytes = try value.integer(in: 1024...4_294_967_295)
            case "max_response_bytes":
                configuration.limits.maxResponseBytes = try value.integer(in: 1...4_294_967_295)
                configuration.scoring.maxResponseBytes = configuration.limits.maxResponseBytes
            case "max_rows": configuration.limits.maxRows = try value.integer(in: 1...100_000_000)
            case "max_connections": configuration.limits.maxConnections = try value.integer(in: 1...1_000_000)
            default:
                throw value.mistake(
                    "there is no such limit; there are max_body_bytes, max_row_bytes, max_response_bytes, max_rows,"
                        + " max_connections")
            }
        }
    }

    private static func readDeadlines(
        _ node: ConfigurationNode, into deadlines: inout DeadlineSettings
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            let milliseconds = try value.integer(in: 1...86_400_000)
            switch key {
            case "native": deadlines.native = milliseconds
            case "openrlhf": deadlines.openrlhf = milliseconds
            case "slime": deadlines.slime = milliseconds
            case "gym": deadlines.gym = milliseconds
            case "head": deadlines.head = milliseconds
            case "idle": deadlines.idle = milliseconds
            case "grace": deadlines.grace = milliseconds
            default:
                throw value.mistake(
                    "there is no such deadline; there are native, openrlhf, slime, gym, head, idle, grace")
            }
        }
    }

    private static func readRouting(
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
            default: throw value.mistake("a route has verifier and options")
            }
        }
        guard let verifier else { throw node.mistake("a route needs a verifier") }
        return Route(verifier: verifier, options: options)
    }

    private static func readVerifiers(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) {
        for (name, value) in try node.members() { settings.verifierOptions[name] = try object(value) }
    }

    private static func object(_ node: ConfigurationNode) throws(ConfigurationError) -> JSONObject {
        guard case .object(let object) = try node.json() else { throw node.mistake("must be a mapping") }
        return object
    }

    private static func readComponents(
        _ node: ConfigurationNode, into settings: inout ScoringSettings
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            guard let component = FormatComponent(rawValue: key) else {
                let names = FormatComponent.allCases.map(\.rawValue).joined(separator: ", ")
                throw value.mistake("there is no such component; there are \(names)")
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

    private static func readPatterns(
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

    private static func readLog(_ node: ConfigurationNode, into log: inout LogSettings) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            switch key {
            case "level": log.level = try value.choice(LogSettings.Level.self)
            case "format": log.format = try value.choice(LogSettings.Format.self)
            default: throw value.mistake("there is no such key; there are level, format")
            }
        }
    }
}
