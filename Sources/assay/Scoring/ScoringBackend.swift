import AssayCore

/// Where rows are scored: in this process, or by a daemon.
protocol ScoringBackend {
    /// The verdicts on rows of JSON, as JSON, in the order of the rows.
    ///
    /// - Throws: ``CommandFailure`` where no verdicts could be had at all.
    func score(_ rows: [[UInt8]], detail: DetailLevel) throws -> [[UInt8]]
}
