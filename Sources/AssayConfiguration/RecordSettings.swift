/// Where verdicts are kept; `record:` in the configuration.
public struct RecordSettings: Sendable, Hashable {
    /// The folder of the files `verdicts-NNNNNNNN.ndjson`; it is made where it is missing.
    public var directory: String
    /// Whether each line carries its rollout too: prompt, response and ground truth.
    public var includesRollouts = false
    /// The size a file grows to before the next one is begun, in bytes, 256 MiB.
    public var maxFileBytes = 268_435_456
    /// How many files are kept; the oldest is removed when there would be more.
    public var maxFiles = 16
    /// Lines that wait for the disk, as the memory they hold in bytes, 64 MiB; what comes beyond is dropped and counted.
    public var maxQueuedBytes = 67_108_864

    /// Verdicts alone, into that folder.
    public init(directory: String) { self.directory = directory }
}
