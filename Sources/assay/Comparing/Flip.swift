/// A row whose verdict is another one now.
struct Flip {
    /// How a verdict changed; the order is the one they are told in.
    enum Kind: String, CaseIterable {
        /// A higher score.
        case up
        /// A lower score.
        case down
        /// A score where there was none.
        case gained
        /// No score where there was one.
        case lost
        /// The same score with another status or reason, or by another rule.
        case reason
    }

    /// The row's id, or where it stands.
    let name: String
    let kind: Kind
    let old: ScoredRow
    let new: ScoredRow

    /// Compares two verdicts on a row; nil where they say the same.
    ///
    /// - Parameter tolerance: scores that differ by no more are the same.
    init?(_ name: String, old: ScoredRow, new: ScoredRow, tolerance: Double) {
        let kind: Kind
        switch (old.score, new.score) {
        case (let before?, let now?) where abs(before - now) > tolerance: kind = now > before ? .up : .down
        case (nil, _?): kind = .gained
        case (_?, nil): kind = .lost
        default:
            guard old.status != new.status || old.reason != new.reason || old.decidedBy != new.decidedBy else {
                return nil
            }
            kind = .reason
        }
        self.name = name
        self.kind = kind
        self.old = old
        self.new = new
    }
}
