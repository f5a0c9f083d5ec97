public import AssayCore
public import AssayJudge
public import AssayScoring

/// The configuration of a daemon or of one run of the command, as `assay.yaml` spells it.
public struct Configuration: Sendable {
    /// Addresses as written: `127.0.0.1:8787`, `[::1]:8787` or `unix:/path`.
    public var listen = ["127.0.0.1:8787"]
    /// Who may use the daemon from elsewhere.
    public var access = AccessSettings()
    /// Sizes and counts.
    public var limits = LimitSettings()
    /// Times.
    public var deadlines = DeadlineSettings()
    /// Replies of that many bytes and more are compressed for clients that accept it; 0 for never.
    public var compressOverBytes = 8192
    /// What can change a verdict.
    public var scoring = ScoringSettings()
    /// The trainers' protocols.
    public var doors = DoorTable()
    /// Who decides what rules leave undecided.
    public var judges = PanelSettings()
    /// Where verdicts are kept; nil keeps none.
    public var record: RecordSettings?
    /// `secret_file`: where the deployment's secret is kept; nil draws one for each process.
    public var secretFile: String?
    /// When mostly unreadable data sources are reported.
    public var formatAlarm = FormatAlarmSettings()
    /// What is logged, and how.
    public var log = LogSettings()
    /// The hash of everything above that can change a verdict.
    public var hash: String
    /// Keys that were read and checked and whose machinery this version lacks: a command that would ignore them has to
    /// refuse instead.
    public internal(set) var unbuilt: [ConfigurationError] = []

    /// Where each key stands in the file.
    var places: [String: ConfigurationPlace] = [:]

    /// The defaults, as `assay serve` without `--config` uses them.
    public init() { hash = ScoringFingerprint.hash(of: ScoringSettings(), doors: DoorTable(), patternSources: [:]) }

    /// The keys that differ from the configuration a daemon was started with and that only a new start puts in force.
    public func keysThatNeedRestart(since started: Configuration) -> [String] {
        var keys: [String] = []
        func compare<Value: Equatable>(_ key: String, _ value: KeyPath<Configuration, Value>) {
            if self[keyPath: value] != started[keyPath: value] { keys.append(key) }
        }
        compare("listen", \.listen)
        compare("unix_mode", \.access.unixMode)
        compare("limits.max_in_flight_bytes", \.limits.maxInFlightBytes)
        compare("limits.max_in_flight_requests", \.limits.maxInFlightRequests)
        compare("limits.max_requests_per_connection", \.limits.maxRequestsPerConnection)
        compare("limits.max_connections", \.limits.maxConnections)
        compare("limits.max_connections_per_peer", \.limits.maxConnectionsPerPeer)
        compare("compress_over_bytes", \.compressOverBytes)
        compare("deadlines_ms.head", \.deadlines.head)
        compare("deadlines_ms.idle", \.deadlines.idle)
        compare("deadlines_ms.grace", \.deadlines.grace)
        compare("format_alarm", \.formatAlarm)
        compare("record", \.record)
        compare("secret_file", \.secretFile)
        compare("log", \.log)
        return keys
    }

    /// A mistake that showed only when the verifiers read their options, with its place in the file it came from.
    ///
    /// - Parameter error: its field is a path in the configuration, e.g. `verifiers.ocr.metric`.
    public func located(_ error: RolloutError, in file: String) -> ConfigurationError {
        let key = error.field ?? ""
        var known = key[...]
        while places[String(known)] == nil, let dot = known.lastIndex(of: ".") { known = known[..<dot] }
        return ConfigurationError(file: file, place: places[String(known)], key: key, problem: error.message)
    }
}
