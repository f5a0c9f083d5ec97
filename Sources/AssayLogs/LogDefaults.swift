public import AssayJSON

/// What is laid under the rows of a log, which seldom say who shall score them.
public struct LogDefaults: Sendable {
    /// The verifier of rows that name neither a verifier nor a data source.
    public var verifier: String?
    /// The data source of rows that name neither.
    public var dataSource: String?
    /// Options under those of the row.
    public var options: JSONObject
    /// The member that holds the ground truth; nil takes the first of the usual ones that is there.
    public var groundTruthField: String?

    /// Defaults; without any, rows are taken as they are.
    public init(
        verifier: String? = nil, dataSource: String? = nil, options: JSONObject = [:], groundTruthField: String? = nil
    ) {
        self.verifier = verifier
        self.dataSource = dataSource
        self.options = options
        self.groundTruthField = groundTruthField
    }

    /// Whether nothing is laid under the rows.
    var isEmpty: Bool { verifier == nil && dataSource == nil && options.isEmpty && groundTruthField == nil }

    /// Lays the defaults under a rollout.
    func lay(under row: inout JSONObject) {
        if row["verifier"] ?? .null == .null, row["data_source"] ?? .null == .null {
            if let verifier { row["verifier"] = .string(verifier) }
            if let dataSource { row["data_source"] = .string(dataSource) }
        }
        guard !options.isEmpty else { return }
        switch row["options"] {
        case nil, .null?: row["options"] = .object(options)
        case .object(let own)?: row["options"] = .object(options.merging(own))
        default: break
        }
    }
}
