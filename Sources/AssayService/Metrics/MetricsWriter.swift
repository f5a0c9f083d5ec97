/// Writes the Prometheus text format:
/// https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format.
struct MetricsWriter {
    /// The types of metric written here.
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    /// What has been written.
    private(set) var bytes: [UInt8] = []
    private var name = ""

    /// Starts a metric; the samples that follow belong to it.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        bytes += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n".utf8
    }

    /// One value under labels.
    mutating func sample(_ value: Int, _ labels: [(String, String)]) { sample(text: String(value), labels) }

    /// A histogram's buckets, sum and count, as one family; values are divided by `scale`.
    mutating func histogram(_ histogram: Histogram, scale: Double, _ labels: [(String, String)]) {
        let family = name
        let (cumulative, sum) = histogram.snapshot
        name = family + "_bucket"
        for (count, bound) in zip(cumulative, histogram.bounds) {
            sample(count, labels + [("le", "\(Double(bound) / scale)")])
        }
        sample(cumulative.last ?? 0, labels + [("le", "+Inf")])
        name = family + "_sum"
        sample(Double(sum) / scale, labels)
        name = family + "_count"
        sample(cumulative.last ?? 0, labels)
        name = family
    }

    private mutating func sample(text: String, _ labels: [(String, String)]) {
        bytes += name.utf8
        if !labels.isEmpty {
            let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
            bytes += "{\(pairs)}".utf8
        }
        bytes += " \(text)\n".utf8
    }

    /// One value that need not be whole.
    mutating func sample(_ value: Double, _ labels: [(String, String)]) {
        sample(text: "\(value)", labels)
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
