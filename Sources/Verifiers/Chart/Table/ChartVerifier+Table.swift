import AssayCore
import AssayJSON

extension ChartVerifier {
    /// Compares the table an answer holds with the ground truth's; rows may be columns where `transpose` allows it.
    func verify(_ answer: String, against truth: ChartTable, in context: inout VerificationContext) -> Finding {
        guard let prediction = ChartTable.read(answer) else { return .outOfLimits("table_cells") }
        var report = TableReport(level: context.detailLevel, thresholds: thresholds)
        guard !prediction.cells.isEmpty else {
            report.addEmpty(truth)
            return .wrong(.noAnswer, by: Rule.table.rawValue, detail: report.detail)
        }
        let comparer = TableComparer(prediction, truth, thresholds)
        guard let best = comparer.best(allowsTransposed: allowsTransposed, budget: &context.budget) else {
            return .outOfLimits("work")
        }
        report.add(best, prediction, truth)
        return .graded(best.f1, by: Rule.table.rawValue, detail: report.detail)
    }
}
