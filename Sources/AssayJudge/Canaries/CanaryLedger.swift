/// How a judge did on known items: whether it is believed.
struct CanaryLedger {
    private var wrongSeen = 0
    private var falsePositives = 0
    private var rightSeen = 0
    private var falseNegatives = 0

    /// Items whose reply counted.
    var seen: Int { wrongSeen + rightSeen }
    /// Known-wrong items called right, and all of them.
    var positives: (false: Int, seen: Int) { (falsePositives, wrongSeen) }
    /// Known-right items called wrong, and all of them.
    var negatives: (false: Int, seen: Int) { (falseNegatives, rightSeen) }

    /// Notes a vote on a known item.
    mutating func note(_ vote: Double, isRight: Bool) {
        if isRight {
            rightSeen += 1
            if vote < 0.5 { falseNegatives += 1 }
        } else {
            wrongSeen += 1
            if vote >= 0.5 { falsePositives += 1 }
        }
        // Old items fade, so that a judge that changes is noticed.
        if wrongSeen > 200 { (wrongSeen, falsePositives) = (wrongSeen / 2, falsePositives / 2) }
        if rightSeen > 200 { (rightSeen, falseNegatives) = (rightSeen / 2, falseNegatives / 2) }
    }

    /// What is wrong with the judge, or nil. One slip is not enough.
    func problem(_ settings: CanarySettings) -> String? {
        if falsePositives >= 2, Double(falsePositives) > settings.maxFalsePositiveRate * Double(wrongSeen) {
            return "it called \(falsePositives) of \(wrongSeen) known-wrong answers right"
        }
        if falseNegatives >= 2, Double(falseNegatives) > settings.maxFalseNegativeRate * Double(rightSeen) {
            return "it called \(falseNegatives) of \(rightSeen) known-right answers wrong"
        }
        return nil
    }
}
