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
    ///
    /// - Parameter isTimed: whether `max_ms` counts.
    public init(_ fixture: FixtureCase, verdict: ObservedVerdict, isTimed: Bool = false) {
        self.fixture = fixture
        self.verdict = verdict
        switch (fixture.expected, fixture.expectedFailure) {
        case (.success, _) where verdict.status == "unasked":
            outcome = .skipped("the protocol cannot ask for such a row")
        case (.success(let expected), _) where verdict.tellsScoreAlone && !expected.comparesScore:
            outcome = .skipped("the protocol tells score and status alone")
        case (.success(let expected), let known):
            let differences = expected.differences(from: verdict, isTimed: isTimed)
            switch (differences.isEmpty, known) {
            case (true, nil): outcome = .passed
            case (false, nil): outcome = .failed(differences)
            case (false, let known?): outcome = .skipped("known to fail: \(known)")
            case (true, let known?): outcome = .failed(["passes, but is marked as failing: \(known)"])
            }
        case (.failure(let error), _):
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
