import TestSupport
import Testing

@testable import MathEngine

/// Equations permuted, scaled and spoiled.
@Suite struct ChemicalAnswerTests {
    static let seeds: [UInt64] = [1, 2, 3, 0xA55A]

    private static let equations: [(left: [(Int, String)], right: [(Int, String)])] = [
        ([(2, "H2"), (1, "O2")], [(2, "H2O")]), ([(1, "N2"), (3, "H2")], [(2, "NH3")]),
        ([(1, "MnO4^-"), (5, "Fe^{2+}"), (8, "H^+")], [(1, "Mn^{2+}"), (5, "Fe^{3+}"), (4, "H2O")]),
        ([(3, "Cu"), (8, "HNO3")], [(3, "Cu(NO3)2"), (2, "NO"), (4, "H2O")]),
        ([(1, "Ca(OH)2"), (1, "CO2")], [(1, "CaCO3"), (1, "H2O")]), ([(1, "Zn")], [(1, "Zn^{2+}"), (2, "e^-")]),
        ([(4, "FeS2"), (11, "O2")], [(2, "Fe2O3"), (8, "SO2")]),
    ]

    private func text(_ equation: (left: [(Int, String)], right: [(Int, String)]), _ arrow: String) -> String {
        func side(_ terms: [(Int, String)]) -> String {
            terms.map { ($0.0 == 1 ? "" : "\($0.0)") + $0.1 }.joined(separator: " + ")
        }
        return side(equation.left) + arrow + side(equation.right)
    }

    @Test(arguments: seeds)
    func permutedAndScaledEquationsAreEqualAndSpoiledOnesAreNot(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let original = Self.equations[Int.random(in: 0..<Self.equations.count, using: &generator)]
            let truth = try #require(ChemicalAnswer(text(original, " = ")))
            #expect(truth.isBalanced == true)
            let scale = Int.random(in: 1...5, using: &generator)
            var other = (
                left: original.left.shuffled(using: &generator).map { ($0.0 * scale, $0.1) },
                right: original.right.shuffled(using: &generator).map { ($0.0 * scale, $0.1) }
            )
            let arrow = [" → ", " \\rightarrow ", " -> ", " ⇌ ", " <=> ", "="][Int.random(in: 0..<6, using: &generator)]
            let written = text(other, arrow)
            #expect(ChemicalAnswer(written)?.isEqual(to: truth) == true, "seed \(seed): \(written)")
            let reversed = text((other.right, other.left), arrow)
            #expect(ChemicalAnswer(reversed)?.isEqual(to: truth) == false, "seed \(seed): \(reversed)")
            let place = Int.random(in: 0..<other.left.count, using: &generator)
            other.left[place].0 += other.left.count + other.right.count > 2 ? 1 : 0
            other.left[place].1 += other.left.count + other.right.count > 2 ? "" : "2"
            let spoiled = text(other, arrow)
            #expect(ChemicalAnswer(spoiled)?.isEqual(to: truth) == false, "seed \(seed): \(spoiled)")
        }
    }

    @Test(arguments: seeds)
    func oneDigitBreaksAFormula(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let symbols = ["H", "C", "O", "Na", "Cl", "S", "Fe", "Cu", "N", "K"].shuffled(using: &generator)
        for _ in 0..<500 {
            let chosen = symbols.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
            let counts = chosen.map { _ in Int.random(in: 2...19, using: &generator) }
            let place = Int.random(in: 0..<counts.count, using: &generator)
            func text(_ counts: [Int], _ style: (Int) -> String) -> String {
                zip(chosen, counts).map { $0.0 + style($0.1) }.joined()
            }
            let truth = try #require(ChemicalAnswer(text(counts) { "\($0)" }))
            var mutant = counts
            mutant[place] += 1
            for style: (Int) -> String in [{ "\($0)" }, { "_{\($0)}" }, { "_\($0)" }] {
                #expect(ChemicalAnswer(text(counts, style))?.isEqual(to: truth) == true, "seed \(seed)")
                #expect(ChemicalAnswer(text(mutant, style))?.isEqual(to: truth) == false, "seed \(seed)")
            }
        }
    }

    @Test(arguments: seeds)
    func fuzz(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let fragments = [
            "H", "Na", "2", "+", "-", "(", ")", "[", "]", "^{", "_", "}", "=", "→", " ", "·", "(aq)", "\\ce{", "e",
            "III", "点燃", "99999",
        ]
        for _ in 0..<1_500 {
            let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                fragments[Int.random(in: 0..<fragments.count, using: &generator)]
            }.joined()
            guard let answer = ChemicalAnswer(text) else { continue }
            #expect(answer.isEqual(to: answer) != nil || answer.kind == .equation, "seed \(seed): \(text)")
        }
    }

    @Test func everyNameHasAReadableFormula() {
        for name in ["water", "水", "烧碱", "iron(iii) chloride", "五水硫酸铜", "ethyl acetate", "acetylene", "sulfate ion"] {
            #expect(ChemicalAnswer(name)?.kind == .name, "\(name)")
        }
    }
}
