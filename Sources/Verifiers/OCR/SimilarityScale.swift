/// Turns a distance into a score: the bounds and the threshold, exactly at their borders.
///
/// A similarity is the double nearest to (longer − distance) / longer, both whole numbers. That division is rounded
/// once, as a bound read from its decimal spelling is, so a similarity of nine tenths and a bound written `0.9` are
/// the same double, which `1 - 1.0 / 10` need not be. For texts below 10,000,000 code points and bounds of eight
/// decimals no two different values meet in one double, so every comparison here is exact.
struct SimilarityScale: Sendable {
    /// From here up the score is 1.
    let upperBound: Double
    /// Down from here the score is 0; nil where there is no such bound.
    let lowerBound: Double?
    /// Below this the score is 0.
    let threshold: Double

    /// The similarity of two texts: 1 for two empty ones.
    static func similarity(distance: Int, longerCount: Int) -> Double {
        longerCount == 0 ? 1 : Double(longerCount - distance) / Double(longerCount)
    }

    /// The score of a similarity. Where the bounds meet, the upper one holds.
    func score(_ similarity: Double) -> Double {
        if similarity >= upperBound { return 1 }
        return isWorthless(similarity) ? 0 : similarity
    }

    /// The greatest distance that earns something and beats a similarity found before; −1 where not even 0 would.
    ///
    /// - Complexity: O(1): the estimate is off by rounding alone.
    func greatestUsefulDistance(longerCount: Int, better best: Double?) -> Int {
        func isUseful(_ distance: Int) -> Bool {
            let similarity = Self.similarity(distance: distance, longerCount: longerCount)
            if let best, similarity <= best { return false }
            return score(similarity) > 0
        }
        // Only zero is lost at this distance, so it may as well be told exactly.
        let floor = max(lowerBound ?? 0, threshold, best ?? 0)
        if floor <= 0 { return longerCount }
        var distance = min(longerCount, max(0, Int((1 - min(floor, upperBound)) * Double(longerCount))))
        while distance < longerCount, isUseful(distance + 1) { distance += 1 }
        while distance >= 0, !isUseful(distance) { distance -= 1 }
        return distance
    }

    private func isWorthless(_ similarity: Double) -> Bool {
        if let lowerBound, similarity <= lowerBound { return true }
        return similarity < threshold
    }
}
