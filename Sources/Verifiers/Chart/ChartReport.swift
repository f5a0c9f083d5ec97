import AssayCore
import AssayJSON

/// Collects what a finding shows, as wide as was asked for.
struct ChartReport {
    /// The most code points of a text that are shown.
    private static let maxText = 256

    private let level: DetailLevel
    private let tolerance: RelativeTolerance
    /// The members so far, in the order they were added.
    private(set) var detail: JSONObject = [:]

    init(level: DetailLevel, tolerance: RelativeTolerance) {
        self.level = level
        self.tolerance = tolerance
    }

    mutating func add(truth: ChartValue) {
        guard level != .none else { return }
        detail["answer_type"] = .string(truth.kind)
        detail["ground_truth"] = Self.shown(truth.shown)
    }

    mutating func add(truth: [ChartValue]) {
        guard level != .none else { return }
        detail["answer_type"] = "list"
        detail["ground_truth"] = .array(truth.map { Self.shown($0.shown) })
    }

    mutating func add(prediction: String) {
        guard level != .none else { return }
        detail["prediction"] = Self.shown(prediction)
    }

    mutating func add(prediction: ChartNumber, against truth: ChartNumber) {
        add(prediction: prediction.text)
        guard level == .full else { return }
        if let value = JSONNumber(literal: tolerance.literal) { detail["rel_tol"] = .number(value) }
        let expected = truth.approximation
        let error = abs(prediction.approximation - expected) / abs(expected)
        if expected != 0, let number = JSONNumber(error) { detail["relative_error"] = .number(number) }
    }

    mutating func add(atoms: [ListReader.Atom], _ comparison: ListComparison) {
        guard level != .none else { return }
        detail["prediction"] = .array(atoms.map { Self.shown($0.text) })
        detail["matched"] = .number(JSONNumber(comparison.matched))
        guard level == .full else { return }
        detail["pairs"] = .array(comparison.partners.map { $0.map { .number(JSONNumber($0)) } ?? .null })
    }

    private static func shown(_ text: String) -> JSONValue {
        guard text.utf8.count > maxText else { return .string(text) }
        return .string(String(String.UnicodeScalarView(text.unicodeScalars.prefix(maxText))) + "…")
    }
}
