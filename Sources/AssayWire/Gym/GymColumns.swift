import AssayJSON

/// The numbers of many rows by field, in the order the fields came.
struct GymColumns {
    /// What is said of a column.
    enum Statistic: String, CaseIterable {
        case mean
        case max
        case min
        case median
        case std
    }

    private var positions: [String: Int] = [:]
    private var columns: [(key: String, values: [Double])] = []

    mutating func append(_ value: Double, to key: String) {
        if let position = positions[key] {
            columns[position].values.append(value)
        } else {
            positions[key] = columns.count
            columns.append((key, [value]))
        }
    }

    /// Writes `STATISTIC/FIELD` for every field, as members of the object that is open.
    func write(_ statistics: [Statistic], into writer: inout JSONWriter) {
        for statistic in statistics {
            for column in columns {
                writer.key("\(statistic.rawValue)/\(column.key)")
                writer.double(Self.value(statistic, column.values))
            }
        }
    }

    private static func value(_ statistic: Statistic, _ values: [Double]) -> Double {
        let count = Double(values.count)
        // Divided before it is summed: a sum of huge values is no number.
        let mean = values.reduce(0) { $0 + $1 / count }
        switch statistic {
        case .mean: return mean
        case .max: return values.max() ?? 0
        case .min: return values.min() ?? 0
        case .median:
            let sorted = values.sorted()
            let upper = sorted[sorted.count / 2]
            return sorted.count % 2 == 1 ? upper : sorted[sorted.count / 2 - 1] / 2 + upper / 2
        case .std:
            guard values.count > 1 else { return 0 }
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / (count - 1) }.squareRoot()
        }
    }
}
