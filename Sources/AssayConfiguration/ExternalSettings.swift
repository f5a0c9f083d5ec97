/// A program of the user that decides answers: one entry of `external:` in the configuration.
///
///     external:
///       animals: {command: [python3, -m, assay_client.external, rewards.py], version: 3, workers: 2}
public struct ExternalSettings: Sendable, Hashable {
    /// How rollouts name it: the option `program`.
    public let name: String
    /// The program and its arguments; without a slash it is looked for in PATH.
    public var command: [String] = []
    /// Environment variables beside PATH, HOME, LANG and TZ, which are passed on; nothing else is.
    public var environment: [String: String] = [:]
    /// Where it runs; nil for where the daemon does.
    public var directory: String?
    /// What it must say of itself: raised with it whenever it can answer differently.
    public var version = 1
    /// How many of it run.
    public var workers = 1
    /// How many rows one of them holds at a time.
    public var rowsInFlight = 1
    /// How many rows may wait; more are `overloaded`.
    public var maxQueued = 100_000
    /// The time it has for a row, in milliseconds; then it is ended.
    public var rowMilliseconds = 10_000
    /// The time it has until it says that it is ready, in milliseconds.
    public var startMilliseconds = 60_000
    /// Its address space, in bytes; 0 for no limit.
    public var memoryBytes = 4 << 30

    /// A program without a command.
    public init(name: String) { self.name = name }

    /// Reads one entry.
    init(name: String, _ node: ConfigurationNode) throws(ConfigurationError) {
        self.name = name
        for (key, value) in try node.members() {
            switch key {
            case "command":
                for part in try value.elements() { command.append(try part.argument()) }
            case "environment":
                for (key, value) in try value.members() {
                    guard !key.isEmpty, !key.contains("=") else { throw value.mistake("is no name of a variable") }
                    environment[key] = try value.argument()
                }
            case "directory": directory = value.isNull ? nil : try value.argument()
            case "version": version = try value.integer(in: 1...1_000_000_000)
            case "workers": workers = try value.integer(in: 1...1024)
            case "rows_in_flight": rowsInFlight = try value.integer(in: 1...100_000)
            case "max_queued": maxQueued = try value.integer(in: 1...10_000_000)
            case "row_ms": rowMilliseconds = try value.integer(in: 1...86_400_000)
            case "start_ms": startMilliseconds = try value.integer(in: 1...86_400_000)
            case "memory_bytes": memoryBytes = try value.integer(in: 0...1 << 50)
            default:
                throw value.unknownKey(
                    known: [
                        "command", "environment", "directory", "version", "workers", "rows_in_flight", "max_queued",
                        "row_ms", "start_ms", "memory_bytes",
                    ])
            }
        }
        guard command.first?.isEmpty == false else {
            throw node.mistake("a program needs a command: [NAME, ARGUMENT…]")
        }
    }
}

extension ConfigurationNode {
    /// A string a program may be given.
    fileprivate func argument() throws(ConfigurationError) -> String {
        let text = try string()
        guard !text.utf8.contains(0) else { throw mistake("must not hold a NUL") }
        return text
    }
}
