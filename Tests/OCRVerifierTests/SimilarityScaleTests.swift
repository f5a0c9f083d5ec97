import Testing

@testable import OCRVerifier

@Suite struct SimilarityScaleTests {
    /// Every distance of every length up to 120 against every bound of two decimals, in whole numbers.
    @Test func boundsAreExactAtTheirBorders() {
        for hundredths in 0...100 {
            // As a bound arrives: from its decimal spelling.
            guard let bound = Double("\(hundredths)e-2") else {
                Issue.record("\(hundredths)")
                return
            }
            let upper = SimilarityScale(upperBound: bound, lowerBound: nil, threshold: 0)
            let lower = SimilarityScale(upperBound: 1, lowerBound: bound, threshold: 0)
            let threshold = SimilarityScale(upperBound: 1, lowerBound: nil, threshold: bound)
            for length in 1...120 {
                for distance in 0...length {
                    let similarity = SimilarityScale.similarity(distance: distance, longerCount: length)
                    // similarity against bound is (length − distance) · 100 against hundredths · length.
                    let (left, right) = ((length - distance) * 100, hundredths * length)
                    let context: Comment = "\(distance) of \(length), bound \(bound)"
                    if (upper.score(similarity) == 1) != (left >= right) { Issue.record(context) }
                    if distance > 0, (lower.score(similarity) == 0) != (left <= right || distance == length) {
                        Issue.record(context)
                    }
                    if (threshold.score(similarity) == 0) != (left < right || distance == length) {
                        Issue.record(context)
                    }
                }
            }
        }
    }

    /// The cutoff is the greatest distance that scores more than 0 and beats the best so far.
    @Test func cutoffsLoseNothing() {
        let values: [Double] = [0, 0.1, 0.25, 0.3, 0.5, 0.6666666, 0.9, 0.99, 1]
        for lower in [nil] + values.map(Optional.some) {
            for threshold in values {
                for upper in [0.5, 0.9, 1] where lower ?? 0 <= upper {
                    let scale = SimilarityScale(upperBound: upper, lowerBound: lower, threshold: threshold)
                    for length in [1, 2, 3, 10, 19, 64, 100, 333] {
                        for best in [nil, 0, 0.2, 0.9] as [Double?] {
                            let cutoff = scale.greatestUsefulDistance(longerCount: length, better: best)
                            let useful = (0...length).filter {
                                let similarity = SimilarityScale.similarity(distance: $0, longerCount: length)
                                return scale.score(similarity) > 0 && similarity > best ?? -1
                            }
                            let expected = useful.max() ?? -1
                            // Without any bound nothing is cut off, not even the distance that scores 0.
                            let isUnbounded = cutoff == length && expected == length - 1
                            #expect(
                                cutoff == expected || isUnbounded,
                                "\(lower ?? -1) \(threshold) \(upper) \(length) \(best ?? -1)")
                        }
                    }
                }
            }
        }
    }

    @Test func emptyTextsAreAlike() {
        #expect(SimilarityScale.similarity(distance: 0, longerCount: 0) == 1)
    }
}
