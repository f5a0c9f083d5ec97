import Foundation
import MathEngine
import Testing

/// 1,700 pairs whose equality SymPy knows, read from their prefix notation: no wrong verdict under any secret.
@Suite struct SymPyPairTests {
    struct Pair: Decodable {
        let id: String
        let left: String
        let right: String
        let leftPrefix: String
        let rightPrefix: String
        let equal: Bool
    }

    static func pairs() throws -> [Pair] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../fixtures/math/equivalence/sympy.ndjson")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try decoder.decode(Pair.self, from: Data($0.utf8))
        }
    }

    @Test func decidesEveryPair() throws {
        try check(secrets: 0..<1)
    }

    @Test func decidesTheSameUnderTwentySecrets() throws {
        try check(secrets: 1..<20)
    }

    /// The same pairs as LaTeX, through the parser and the shapes.
    @Test func decidesEveryPairAsItIsPrinted() throws {
        let comparer = AnswerComparer(secret: .fixed(1))
        for pair in try Self.pairs() {
            let verdict = comparer.compare(pair.left, with: pair.right).status
            #expect(verdict == (pair.equal ? .equal : .unequal), "\(pair.id): \(verdict)\n\(pair.left)\n\(pair.right)")
        }
    }

    private func check(secrets: Range<UInt64>) throws {
        let pairs = try Self.pairs()
        #expect(pairs.count >= 1500)
        let arena = ExpressionArena()
        for secret in secrets {
            let engine = EquivalenceEngine(secret: .fixed(secret))
            for pair in pairs {
                arena.reset()
                let left = try #require(PrefixReader.read(pair.leftPrefix, into: arena))
                let right = try #require(PrefixReader.read(pair.rightPrefix, into: arena))
                var fuel = Fuel()
                let verdict = engine.compare(left, right, in: arena, fuel: &fuel)
                #expect(
                    pair.equal ? verdict.isEqual : verdict.isUnequal,
                    "\(pair.id), secret \(secret): \(verdict)\n\(pair.leftPrefix)\n\(pair.rightPrefix)")
            }
        }
    }
}
