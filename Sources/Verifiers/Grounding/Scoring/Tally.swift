/// How many predictions and ground truths there are, and how many pairs of them match.
struct Tally: Sendable, Hashable {
    /// Invalid ones included.
    let predictions: Int
    let truths: Int
    let matches: Int

    var truePositives: Int { matches }
    var falsePositives: Int { predictions - matches }
    var falseNegatives: Int { truths - matches }

    /// Matches over predictions; 0 without any.
    var precision: Double { predictions > 0 ? Double(matches) / Double(predictions) : 0 }
    /// Matches over ground truths; 0 without any.
    var recall: Double { truths > 0 ? Double(matches) / Double(truths) : 0 }
    /// Harmonic mean of both, written so that it is exact; 0 where there is nothing.
    var f1: Double {
        predictions + truths > 0 ? Double(2 * matches) / Double(predictions + truths) : 0
    }
    /// What sums of overlaps are divided by.
    var larger: Int { max(predictions, truths) }
}
