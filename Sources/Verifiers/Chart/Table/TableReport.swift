import AssayCore
import AssayJSON

/// Collects what a finding shows of two tables, as wide as was asked for.
struct TableReport {
    /// Cells shown that earn less than 1.
    private static let maxCells = 16
    /// Code points of a header or a value that are shown.
    private static let maxText = 64

    private let level: DetailLevel
    private let thresholds: TableThresholds
    private(set) var detail: JSONObject = [:]

    init(level: DetailLevel, thresholds: TableThresholds) {
        self.level = level
        self.thresholds = thresholds
    }

    mutating func addEmpty(_ truth: ChartTable) {
        guard level != .none else { return }
        detail = ["answer_type": "table", "ground_truth_cells": Self.number(truth.cells.count), "prediction_cells": 0]
    }

    mutating func add(_ comparison: TableComparison, _ prediction: ChartTable, _ truth: ChartTable) {
        guard level != .none else { return }
        detail = [
            "answer_type": "table", "ground_truth_cells": Self.number(truth.cells.count),
            "prediction_cells": Self.number(prediction.cells.count),
            "matched": Self.number(comparison.pairs.count { $0.similarity > 0 }),
            "precision": Self.number(comparison.precision), "recall": Self.number(comparison.recall),
            "f1": Self.number(comparison.f1), "transposed": .bool(comparison.isTransposed),
        ]
        guard level == .full else { return }
        detail["tau"] = Self.number(thresholds.tau)
        detail["theta"] = Self.number(thresholds.theta)
        detail["differences"] = differences(comparison, prediction, truth)
    }

    /// The first cells of the ground truth that earned less than 1, with what they were paired with; then what was
    /// paired with nothing.
    private func differences(
        _ comparison: TableComparison, _ prediction: ChartTable, _ truth: ChartTable
    ) -> JSONValue {
        var shown: [JSONValue] = []
        var pairs = comparison.pairs[...]
        for (index, cell) in truth.cells.enumerated() {
            guard shown.count < Self.maxCells else { break }
            let pair = pairs.first?.truth == index ? pairs.popFirst() : nil
            if let pair, pair.similarity >= 1 { continue }
            var members = Self.place(cell)
            members["ground_truth"] = Self.text(cell.text)
            if let pair {
                let other = prediction.cells[pair.prediction]
                if pair.keySimilarity < 1 { members["prediction_header"] = Self.text(other.row + " " + other.column) }
                members["prediction"] = Self.text(other.text)
                members["header_similarity"] = Self.number(pair.keySimilarity)
                members["value_similarity"] = Self.number(pair.valueSimilarity)
            }
            shown.append(.object(members))
        }
        let paired = Set(comparison.pairs.map(\.prediction))
        for (index, cell) in prediction.cells.enumerated() where !paired.contains(index) {
            guard shown.count < Self.maxCells else { break }
            var members = Self.place(cell)
            members["prediction"] = Self.text(cell.text)
            shown.append(.object(members))
        }
        return .array(shown)
    }

    private static func place(_ cell: ChartCell) -> JSONObject { ["row": text(cell.row), "column": text(cell.column)] }

    private static func text(_ text: String) -> JSONValue {
        .string(String(String.UnicodeScalarView(text.unicodeScalars.prefix(maxText))))
    }

    private static func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

    private static func number(_ value: Double) -> JSONValue { JSONNumber(value).map(JSONValue.number) ?? .null }
}
