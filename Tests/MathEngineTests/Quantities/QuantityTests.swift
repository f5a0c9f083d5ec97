import BigInt
import TestSupport
import Testing

@testable import MathEngine

/// Laws of conversion against a slow oracle, with random units.
@Suite struct QuantityTests {
    static let seeds: [UInt64] = [1, 2, 3, 0xA55A]

    /// Symbol, power of ten to SI, and exponents of m, kg, s.
    private static let units: [(symbol: String, ten: Int, exponents: [Int])] = [
        ("m", 0, [1, 0, 0]), ("cm", -2, [1, 0, 0]), ("km", 3, [1, 0, 0]), ("kg", 0, [0, 1, 0]), ("mg", -6, [0, 1, 0]),
        ("s", 0, [0, 0, 1]), ("ms", -3, [0, 0, 1]), ("N", 0, [1, 1, -2]), ("kN", 3, [1, 1, -2]), ("J", 0, [2, 1, -2]),
        ("MJ", 6, [2, 1, -2]), ("W", 0, [2, 1, -3]), ("Pa", 0, [-1, 1, -2]), ("kPa", 3, [-1, 1, -2]),
    ]

    private struct RandomUnit {
        var text = ""
        var ten = 0
        var exponents = [0, 0, 0]
    }

    private func randomUnit(_ generator: inout SeededGenerator) -> RandomUnit {
        var unit = RandomUnit()
        for index in 0..<Int.random(in: 1...3, using: &generator) {
            let factor = Self.units[Int.random(in: 0..<Self.units.count, using: &generator)]
            let power = Bool.random(using: &generator) ? 1 : Int.random(in: -3...3, using: &generator)
            guard power != 0 else { continue }
            let separator =
                index == 0 || unit.text.isEmpty ? "" : ["·", " ", "*", "\\,"][Int.random(in: 0..<4, using: &generator)]
            unit.text += separator + factor.symbol + (power == 1 ? "" : "^{\(power)}")
            unit.ten += factor.ten * power
            for place in 0..<3 { unit.exponents[place] += factor.exponents[place] * power }
        }
        return unit.text.isEmpty ? randomUnit(&generator) : unit
    }

    @Test(arguments: seeds)
    func dimensionsAndConversionsAreThoseOfTheOracle(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var comparable = 0
        for index in 0..<200 {
            let left = randomUnit(&generator)
            // Half of the pairs are of one dimension by construction.
            let right =
                index.isMultiple(of: 2)
                ? randomUnit(&generator)
                : RandomUnit(text: siText(left.exponents), ten: 0, exponents: left.exponents)
            let figure = Int.random(in: 1...9_999, using: &generator)
            let isOneDimension = left.exponents == right.exponents
            comparable += isOneDimension ? 1 : 0
            // The same value in the other unit, and one a digit away.
            let text = "\(figure) \(left.text)"
            let other = "\(figure)e\(left.ten - right.ten) \(right.text)"
            let mutant = "\(figure + 1)e\(left.ten - right.ten) \(right.text)"
            let answer = try #require(QuantityReader.read(text), "seed \(seed): \(text)")
            let truth = try #require(QuantityReader.read(other), "seed \(seed): \(other)")
            let wrong = try #require(QuantityReader.read(mutant), "seed \(seed): \(mutant)")
            let expected: QuantityComparison = isOneDimension ? .equal(.quantity) : .unitConflict
            for policy in [QuantityPolicy(), QuantityPolicy(tolerance: .exact)] {
                #expect(policy.compare(answer, with: truth) == expected, "seed \(seed): \(text) | \(other)")
                #expect(policy.compare(truth, with: answer) == expected, "seed \(seed): \(other) | \(text)")
                #expect(
                    policy.compare(wrong, with: answer) == (isOneDimension ? .unequal : .unitConflict),
                    "seed \(seed): \(mutant) | \(text)")
            }
            let itself = try #require(QuantityReader.read("\(figure)e\(left.ten) " + siText(left.exponents)))
            #expect(QuantityPolicy().compare(itself, with: answer) == .equal(.quantity), "seed \(seed): \(text)")
        }
        #expect((100..<200).contains(comparable), "seed \(seed): units hardly ever meet")
    }

    private func siText(_ exponents: [Int]) -> String {
        let parts = zip(["m", "kg", "s"], exponents).filter { $0.1 != 0 }.map { "\($0.0)^{\($0.1)}" }
        return parts.isEmpty ? "m m^{-1}" : parts.joined(separator: " ")
    }

    @Test func everyUnitOfTheTablesIsRead() {
        let table = UnitTable.standard
        #expect(table.units.count == UnitTable.rows.split(separator: "\n").count)
        for symbol in table.symbols.keys where symbol.utf8.allSatisfy(PlainNotation.isLetter) {
            let readings = UnitParser.readings(of: Array(symbol.utf8), in: 0..<symbol.utf8.count)
            #expect(!readings.isEmpty, "\(symbol)")
        }
        for word in table.words.keys.filter({ $0.utf8.allSatisfy(PlainNotation.isLetter) }) + table.chinese.keys {
            #expect(!UnitParser.readings(of: Array(word.utf8), in: 0..<word.utf8.count).isEmpty, "\(word)")
        }
    }

    @Test(arguments: seeds)
    func fuzz(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let fragments = [
            "5", "3.0", "m", "km", "/", "·", "^", "{", "}", "-2", "\\frac", "(", ")", "千", "每", "米", "°", "C", "\\circ",
            "per ",
            "square ", "±", "\\pi", " ", "Ω", "_", "e", "$", "=", "v", "\\mu", "²", "%", "c", "1e999999999999",
        ]
        for _ in 0..<1_500 {
            let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                fragments[Int.random(in: 0..<fragments.count, using: &generator)]
            }.joined()
            guard let quantity = QuantityReader.read(text), let truth = QuantityReader.read("5 km") else { continue }
            let policy = QuantityPolicy()
            #expect(
                policy.compare(quantity, with: truth) == policy.compare(quantity, with: truth), "seed \(seed): \(text)")
            #expect(!quantity.text.isEmpty && !quantity.valueInSI.isEmpty, "seed \(seed): \(text)")
        }
    }
}
