import AssayScoring
import Yams

/// Reads `assay.yaml`: every key is known, every value is checked, a mistake names file, line, column and key.
///
///     let configuration = try ConfigurationReader.read(yaml: text, file: "assay.yaml")
public enum ConfigurationReader {
    /// The keys of a file, in the order `assay config init` writes them.
    static let keys = [
        "listen", "unix_mode", "tokens_file", "allow_from", "token_limits", "limits", "deadlines_ms",
        "compress_over_bytes", "routing",
        "verifiers", "components", "stop_tokens", "patterns", "doors", "judges", "on_undecided", "format_alarm",
        "record",
        "secret_file", "log",
    ]

    /// Reads a whole file's text.
    ///
    /// - Throws: ``ConfigurationError``.
    public static func read(yaml: String, file: String) throws(ConfigurationError) -> Configuration {
        var configuration = Configuration()
        guard let root = try ConfigurationNode.root(of: yaml, file: file), !root.isNull else { return configuration }
        root.places(into: &configuration.places)
        var patternSources: [String: String] = [:]
        for (key, value) in try root.members() {
            switch key {
            case "listen": configuration.listen = try value.elements().map(asString)
            case "unix_mode": configuration.access.unixMode = try readMode(value)
            case "tokens_file": configuration.access.tokensFile = try readPath(value)
            case "allow_from": try readAllowFrom(value, into: &configuration.access)
            case "token_limits": configuration.access.tokenLimits = try readTokenLimits(value)
            case "limits": try readLimits(value, into: &configuration)
            case "deadlines_ms": try readDeadlines(value, into: &configuration)
            case "compress_over_bytes": configuration.compressOverBytes = try value.integer(in: 0...4_294_967_295)
            case "routing": try readRouting(value, into: &configuration.scoring)
            case "verifiers": try readVerifiers(value, into: &configuration.scoring)
            case "components": try readComponents(value, into: &configuration.scoring)
            case "stop_tokens": configuration.scoring.stopTokens = try value.elements().map(asString)
            case "patterns": patternSources = try readPatterns(value, into: &configuration.scoring)
            case "doors": try readDoors(value, into: &configuration)
            case "judges": configuration.judges = try JudgeReader.read(value)
            case "on_undecided": configuration.scoring.onUndecided = try readUndecided(value)
            case "format_alarm": configuration.formatAlarm = try readFormatAlarm(value)
            case "record": configuration.record = try readRecord(value)
            case "secret_file": configuration.secretFile = try readPath(value)
            case "log": try readLog(value, into: &configuration.log)
            default: throw value.unknownKey(known: keys)
            }
        }
        configuration.hash = ScoringFingerprint.hash(
            of: configuration.scoring, doors: configuration.doors, patternSources: patternSources,
            judges: configuration.judges)
        return configuration
    }

    static func asString(_ node: ConfigurationNode) throws(ConfigurationError) -> String { try node.string() }
}
