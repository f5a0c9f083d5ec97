/// The forms a test report comes in.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// For people: the rows that failed and a summary.
    case text
    /// One JSON object.
    case json
    /// JUnit XML, as CI systems read it.
    case junit
    /// Test Anything Protocol, version 14.
    case tap
}
