import Testing

@testable import GroundingVerifier

@Suite struct OverlapTests {
    @Test func known() {
        let box = CommonBox(left: 0, top: 0, right: 10, bottom: 10)
        #expect(box.intersectionOverUnion(with: CommonBox(left: 5, top: 0, right: 15, bottom: 10)) == 1.0 / 3)
        #expect(box.intersectionOverUnion(with: CommonBox(left: 10, top: 0, right: 20, bottom: 10)) == 0)
        #expect(box.generalizedIntersectionOverUnion(with: box) == 1)
        // Hull 30 × 10, union 200: 0 − 100 / 300.
        let far = CommonBox(left: 20, top: 0, right: 30, bottom: 10)
        #expect(abs(box.generalizedIntersectionOverUnion(with: far) + 1.0 / 3) < 1e-15)
    }

    @Test func withoutArea() {
        let line = CommonBox(left: 5, top: 0, right: 5, bottom: 10)
        #expect(line.intersectionOverUnion(with: line) == 0)
        #expect(line.generalizedIntersectionOverUnion(with: line) == -1)
    }

    @Test func symmetricBoundedAndFreeOfScale() {
        var generator = CrowdGenerator(seed: 3)
        for step in 0..<20_000 {
            let a = generator.box(field: 200, side: 1...90)
            let b = generator.box(field: 200, side: 1...90)
            let overlap = a.intersectionOverUnion(with: b)
            #expect(overlap == b.intersectionOverUnion(with: a), "step \(step)")
            #expect(overlap == MatchingOracle.overlap(a, b), "step \(step)")
            let general = a.generalizedIntersectionOverUnion(with: b)
            #expect(general <= overlap && general >= -1 && overlap <= 1, "step \(step)")
            #expect(general == b.generalizedIntersectionOverUnion(with: a), "step \(step)")
            // Powers of two scale without rounding.
            let scaled = scaled(a, 8).intersectionOverUnion(with: self.scaled(b, 8))
            #expect(scaled == overlap, "step \(step)")
        }
    }

    private func scaled(_ box: CommonBox, _ factor: Double) -> CommonBox {
        CommonBox(
            left: box.left * factor, top: box.top * factor, right: box.right * factor, bottom: box.bottom * factor)
    }
}
