import AssayCore
import AssayJSON
import AssayScoring
import Yams

/// What surrounds the scoring: sizes, times, files.
extension ConfigurationReader {
    static func readLimits(
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
            case "max_in_flight_bytes":
                configuration.limits.maxInFlightBytes = try value.integer(in: 1_048_576...1_099_511_627_776)
            case "max_in_flight_requests":
                configuration.limits.maxInFlightRequests = try value.integer(in: 1...1_000_000)
            case "max_requests_per_connection":
                configuration.limits.maxRequestsPerConnection = try value.integer(in: 1...1_000_000_000)
            case "max_connections": configuration.limits.maxConnections = try value.integer(in: 1...1_000_000)
            case "max_connections_per_peer":
                configuration.limits.maxConnectionsPerPeer = try value.integer(in: 0...1_000_000)
            default:
                throw value.unknownKey(
                    "limit",
                    known: LimitTable.rows().map(\.key))
            }
        }
    }

    static func readDeadlines(
        _ node: ConfigurationNode, into configuration: inout Configuration
    ) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            let milliseconds = { () throws(ConfigurationError) in try value.integer(in: 1...86_400_000) }
            switch key {
            case "native": configuration.deadlines.native = try milliseconds()
            case "openrlhf": configuration.deadlines.openrlhf = try milliseconds()
            case "slime": configuration.deadlines.slime = try milliseconds()
            case "gym":
                let standard = configuration.deadlines.gym
                configuration.deadlines.gym = try milliseconds()
                if configuration.deadlines.gym != standard { value.needs("the door of NeMo Gym", &configuration) }
            case "head": configuration.deadlines.head = try milliseconds()
            case "idle": configuration.deadlines.idle = try milliseconds()
            case "grace": configuration.deadlines.grace = try milliseconds()
            default:
                throw value.unknownKey(
                    "deadline", known: ["native", "openrlhf", "slime", "gym", "head", "idle", "grace"])
            }
        }
    }

    static func readDoors(
        _ node: ConfigurationNode, into configuration: inout Configuration
    ) throws(ConfigurationError) {
        try configuration.doors.read(node)
        if configuration.doors[.gym] != DoorSettings(.gym) { node.needs("the door of NeMo Gym", &configuration) }
    }

    static func readRecord(_ node: ConfigurationNode) throws(ConfigurationError) -> RecordSettings? {
        guard case .mapping = node.node else { return try readPath(node).map { RecordSettings(directory: $0) } }
        var settings = RecordSettings(directory: "")
        for (key, value) in try node.members() {
            switch key {
            case "directory": settings.directory = try readPath(value) ?? ""
            case "rollouts": settings.includesRollouts = try value.flag()
            case "max_file_bytes": settings.maxFileBytes = try value.integer(in: 65_536...1_099_511_627_776)
            case "max_files": settings.maxFiles = try value.integer(in: 1...100_000)
            case "max_queued_bytes": settings.maxQueuedBytes = try value.integer(in: 1_048_576...68_719_476_736)
            default:
                throw value.unknownKey(
                    known: ["directory", "rollouts", "max_file_bytes", "max_files", "max_queued_bytes"])
            }
        }
        guard !settings.directory.isEmpty else { throw node.mistake("needs a directory") }
        return settings
    }

    static func readFormatAlarm(_ node: ConfigurationNode) throws(ConfigurationError) -> FormatAlarmSettings {
        var settings = FormatAlarmSettings()
        guard case .mapping = node.node else {
            // YAML 1.1 readers write off as false; both spellings mean the same here.
            switch try node.json() {
            case "off", false: settings.isOn = false
            default: throw node.mistake("must be off, or a mapping")
            }
            return settings
        }
        for (key, value) in try node.members() {
            switch key {
            case "max_share": settings.maxShare = try value.number(in: 0...1)
            case "window": settings.window = try value.integer(in: 16...65_536)
            case "min_rollouts": settings.minRollouts = try value.integer(in: 1...65_536)
            case "max_data_sources": settings.maxDataSources = try value.integer(in: 1...4096)
            default:
                throw value.unknownKey(known: ["max_share", "window", "min_rollouts", "max_data_sources"])
            }
        }
        guard settings.minRollouts <= settings.window else {
            throw node.mistake("min_rollouts must not be more than window")
        }
        return settings
    }

    static func readLog(_ node: ConfigurationNode, into log: inout LogSettings) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            switch key {
            case "level": log.level = try value.choice(LogSettings.Level.self)
            case "format": log.format = try value.choice(LogSettings.Format.self)
            default: throw value.unknownKey(known: ["level", "format"])
            }
        }
    }

    /// A path, or null.
    static func readPath(_ node: ConfigurationNode) throws(ConfigurationError) -> String? {
        if node.isNull { return nil }
        let path = try node.string()
        guard !path.isEmpty, !path.utf8.contains(0) else { throw node.mistake("must be a path, or null") }
        return path
    }
}

extension ConfigurationNode {
    /// Notes that what stands here asks for something this version lacks.
    func needs(_ machinery: String, _ configuration: inout Configuration) {
        configuration.unbuilt.append(mistake("\(machinery) is not built yet: leave this key at its default"))
    }
}
