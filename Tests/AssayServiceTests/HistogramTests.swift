import TestSupport
import Testing

@testable import AssayService

@Suite struct HistogramTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func countsAreThoseOfAScan(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bounds = [0, 10, 100, 1000]
        let histogram = Histogram(bounds: bounds)
        let values = (0..<500).map { _ in Int.random(in: 0...2000, using: &random) }
        for value in values { histogram.add(value) }
        let (cumulative, sum) = histogram.snapshot
        let expected = bounds.map { bound in values.count { $0 <= bound } } + [values.count]
        #expect(cumulative == expected && sum == values.reduce(0, +))
    }
}
