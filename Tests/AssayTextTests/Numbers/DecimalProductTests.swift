import AssayText
import TestSupport
import Testing

@Suite struct DecimalProductTests {
    /// Against machine integers, which hold every product of two values below two thousand million.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func productsEqualThoseOfIntegers(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let left =
                Int.random(in: -2_000_000_000...2_000_000_000, using: &random) >> Int.random(in: 0...30, using: &random)
            let right =
                Int.random(in: -2_000_000_000...2_000_000_000, using: &random) >> Int.random(in: 0...30, using: &random)
            let product = DecimalNumber(left).multiplied(by: DecimalNumber(right))
            #expect(product == DecimalNumber(left * right), "seed \(seed): \(left) × \(right)")
            let shifted = DecimalNumber(left).scaled(byTenTo: -3).multiplied(
                by: DecimalNumber(right).scaled(byTenTo: 5))
            #expect(shifted == DecimalNumber(left * right).scaled(byTenTo: 2), "seed \(seed): \(left) × \(right)")
        }
    }

    @Test func indianGroupsAreReadWhereTheyAreAskedFor() throws {
        for (text, value) in [
            ("12,34,567", 1_234_567), ("1,00,000", 100_000), ("1,234,567", 1_234_567), ("1,234", 1_234),
        ] {
            let scalars = text.unicodeScalars.map(\.value)
            let literal = try #require(DecimalLiteral.read(scalars, at: 0, indianGroups: true))
            #expect(literal.number == DecimalNumber(value) && literal.end == scalars.count && literal.isGrouped)
        }
        let scalars = "12,34,567".unicodeScalars.map(\.value)
        #expect(try #require(DecimalLiteral.read(scalars, at: 0)).end == 2)
        for text in ["123,45,678", "12,34,56", "12,34", "0,12,345"] {
            let scalars = text.unicodeScalars.map(\.value)
            let literal = try #require(DecimalLiteral.read(scalars, at: 0, indianGroups: true))
            #expect(literal.end < scalars.count, "\(text)")
        }
    }

    @Test func bracketsStayWhereTheyAreAskedFor() {
        #expect(AnswerWrappers.stripped("**(1,234)**.", keepsBrackets: true) == "(1,234)")
        #expect(AnswerWrappers.stripped("**(1,234)**.") == "1,234")
    }
}
