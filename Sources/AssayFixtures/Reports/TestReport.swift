/// The results of a run, and how often each outcome occurred.
public struct TestReport: Sendable {
    /// The rows in the order of the files.
    public let results: [CaseResult]

    /// Collects results.
    public init(_ results: [CaseResult]) { self.results = results }

    /// Rows as expected.
    public var passed: Int { results.count { $0.outcome == .passed } }
    /// Rows that differ.
    public var failed: Int { results.count { $0.isFailure } }
    /// Rows left out.
    public var skipped: Int { results.count - passed - failed }

    /// The report in a form, ending in a line feed.
    public func rendered(as format: ReportFormat) -> String {
        switch format {
        case .text: TextReport.render(self)
        case .json: JSONReport.render(self)
        case .junit: JUnitReport.render(self)
        case .tap: TAPReport.render(self)
        }
    }
}
