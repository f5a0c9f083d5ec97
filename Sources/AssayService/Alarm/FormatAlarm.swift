public import AssayConfiguration
import AssayCore
import AssayHTTP

/// Notices data sources whose responses are mostly `format_violation` or `no_answer`.
///
/// A trainer that strips special tokens makes every response so; each verdict is right, and the run learns nothing.
/// Rollouts without a data source are watched under their verifier.
public final class FormatAlarm: Sendable {
    /// What changed for a data source.
    public struct Report: Sendable, Hashable {
        /// The data source; empty where the rollouts name none, `(other)` for those beyond the most that are watched.
        public let dataSource: String
        /// The verifier of a rollout without data source, else empty.
        public let verifier: String
        /// Unreadable responses by those in the window, 0 to 1.
        public let share: Double
        /// Rollouts in the window.
        public let rollouts: Int
        /// Whether the share has passed the limit; false where it has fallen below it again.
        public let isUnreadable: Bool
    }

    /// Whom rollouts are counted under.
    struct Source: Hashable, Sendable {
        let dataSource: String
        let verifier: String
    }

    /// What is known of one source.
    struct Watched: Sendable {
        var window: ShareWindow
        var total = 0
        var totalUnreadable = 0
        var isReported = false
    }

    /// Longer names are cut, so that a label stays a label.
    private static let maxNameScalars = 128
    private static let other = Source(dataSource: "(other)", verifier: "")

    private let settings: FormatAlarmSettings
    private let report: @Sendable (Report) -> Void
    /// Guarded by the lock.
    private let watched = Lock<[Source: Watched]>([:])

    /// Watches nothing yet.
    ///
    /// - Parameter report: called on whatever thread scored the rollout that made the difference; has to be quick.
    public init(_ settings: FormatAlarmSettings, report: @escaping @Sendable (Report) -> Void = { _ in }) {
        self.settings = settings
        self.report = report
    }

    /// Counts a verdict; one without a verdict on the response says nothing of it.
    ///
    /// - Complexity: O(1).
    func count(_ verdict: Verdict, of rollout: Rollout) {
        guard let reason = verdict.outcome.reason else { return }
        let isUnreadable = reason == .formatViolation || reason == .noAnswer
        let name = rollout.dataSource.map(Self.shortened)
        let source = Source(dataSource: name ?? "", verifier: name == nil ? verdict.verifier ?? "" : "")
        let change = watched.withLock { watched in
            let key = watched[source] != nil || watched.count < settings.maxDataSources ? source : Self.other
            var entry = watched[key] ?? Watched(window: ShareWindow(size: settings.window))
            entry.window.add(isUnreadable)
            entry.total += 1
            if isUnreadable { entry.totalUnreadable += 1 }
            let passes = entry.window.count >= settings.minRollouts && entry.window.share >= settings.maxShare
            // Once reported, it is well again only a tenth below the limit, so that a share at the limit says it once.
            let isWell = entry.window.share < settings.maxShare * 0.9
            let hasChanged = entry.isReported ? isWell : passes
            if hasChanged { entry.isReported.toggle() }
            watched[key] = entry
            return hasChanged
                ? Report(
                    dataSource: key.dataSource, verifier: key.verifier, share: entry.window.share,
                    rollouts: entry.window.count, isUnreadable: entry.isReported) : nil
        }
        if let change { report(change) }
    }

    /// Every source watched, in a fixed order.
    func snapshot() -> [(source: Source, watched: Watched)] {
        watched.withLock { $0 }
            .sorted { ($0.key.dataSource, $0.key.verifier) < ($1.key.dataSource, $1.key.verifier) }
            .map { ($0.key, $0.value) }
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > maxNameScalars else { return name }
        return String(String.UnicodeScalarView(name.unicodeScalars.prefix(maxNameScalars)))
    }
}
