/// How one fixture row came out.
public struct CaseResult: Sendable {
    /// What became of a row.
    public enum Outcome: Sendable, Hashable {
        /// The verdict is as expected.
        case passed
        /// It differs, in these ways.
        case failed([String])
        /// The row was left out.
        case skipped(String)
    }

    /// The row.
    public let fixture: FixtureCase
    /// What became of it.
    public let outcome: Outcome
    /// The verdict, where there was one.
    public let verdict: ObservedVerdict?

    /// Whether the row failed.
    public var isFailure: Bool { if case .failed = outcome { true } else { false } }

    /// Compares a verdict with what the row expects.
    public init(_ fixture: FixtureCase, verdict: ObservedVerdict) {
        self.fixture = fixture
        self.verdict = verdict
        switch fixture.expected {
        case .success(let expected):
            let differences = expected.differences(from: verdict)
            outcome = differences.isEmpty ? .passed : .failed(differences)
        case .failure(let error):
            outcome = .failed([error.description])
        }
    }

    /// A row without a verdict.
    public init(_ fixture: FixtureCase, outcome: Outcome) {
        self.fixture = fixture
        self.outcome = outcome
        verdict = nil
    }
}
