import AssayJSON

/// Turns the lines of a log into rollouts, as JSON for whoever scores them.
///
///     var reader = LogReader(format: .verl, defaults: LogDefaults(verifier: "math"), name: "12.jsonl")
///     reader.rollouts(in: Array(#"{"input":"6 x 7?","output":"\\boxed{42}","gts":"42","step":12}"#.utf8))
///     // {"id":"12/0","verifier":"math","prompt":"6 x 7?","response":"\\boxed{42}","ground_truth":"42","iteration":12,…}
///
/// A line that is no JSON, or no row of the format, comes out so that its verdict says what is wrong with it: no row is
/// lost, none is taken twice, and the order stays.
public struct LogReader: Sendable {
    /// The format.
    public let format: LogFormat
    private let defaults: LogDefaults
    /// The name of the folder the file is in: the data source in GLM-V's logs.
    private let folder: String?
    /// Rows seen so far.
    private var count = 0

    /// A reader for one file.
    ///
    /// - Parameter path: the file's path, for its folder's name.
    public init(format: LogFormat, defaults: LogDefaults, path: String) {
        self.format = format
        self.defaults = defaults
        let parts = path.split(separator: "/")
        folder = parts.count > 1 ? String(parts[parts.count - 2]) : nil
    }

    /// The rollouts of a line: one, or as many as a slime document has samples.
    public mutating func rollouts(in line: [UInt8]) -> [[UInt8]] {
        if format == .native, defaults.isEmpty {
            count += 1
            return [line]
        }
        guard let document = try? JSONDocument(parsing: line), document.root.kind == .object || format == .slime else {
            count += 1
            return [line]
        }
        if format == .slime, let samples = Self.samples(document.root) {
            return samples.map { rollout($0.value().objectValue).map { Array($0.utf8) } ?? Array(line[$0.sourceRange]) }
        }
        return [rollout(document.root.value().objectValue).map { Array($0.utf8) } ?? line]
    }

    /// The samples of a document of slime's: `{"samples":[…]}` or a list.
    private static func samples(_ root: JSONElement) -> JSONElements? {
        let list = root.kind == .array ? root : root["samples"]
        return list?.kind == .array ? list?.elements : nil
    }

    /// A row as a rollout; nil where it is no object.
    private mutating func rollout(_ row: JSONObject?) -> String? {
        defer { count += 1 }
        guard let row else { return nil }
        var rollout: JSONObject
        switch format {
        case .native:
            rollout = row
            if let field = defaults.groundTruthField, row["ground_truth"] == nil {
                rollout["ground_truth"] = row[field]
                rollout[field] = nil
            }
        case .gym: rollout = GymLog.rollout(row, truth: defaults.groundTruthField, count: count)
        case .slime: rollout = SlimeLog.rollout(row, truth: defaults.groundTruthField, count: count)
        case .verl: rollout = VerlLog.rollout(row, truth: defaults.groundTruthField, count: count)
        case .trl: rollout = TRLLog.rollout(row, truth: defaults.groundTruthField, count: count)
        case .glmv: rollout = GLMVLog.rollout(row, folder: folder, count: count)
        }
        defaults.lay(under: &rollout)
        return JSONValue.object(rollout).text
    }
}
