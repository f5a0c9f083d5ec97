import MathEngine
import TestSupport
import Testing

/// Expressions written to hang, crash or deceive: each ends within its fuel and equals nothing it is not.
@Suite struct HostileExpressionTests {
    static let towers = [
        "^ 9 ^ 9 ^ 9 9", "! ! ! ! 20", "! ^ 10 8", "C 1000000000 500000000", "exp exp exp exp 10", "^ + 1 x ^ 10 12",
        "^ ^ ^ ^ 10 100 100 100 100", "floor exp exp exp 3", "gcd ! 5000 ^ 7 5000", "mod ^ 3 ^ 10 18 7",
        "root ^ 2 16000 64", "^ -1 ^ 10 400", "floor / 1 0", "ln ln ln 1", "asin ^ 10 300", "!! ^ 10 15", "^ 0 0",
        "sin ^ 10 300", "^ x ^ x ^ x x", "/ ! 3000 ! 2999", "floor ^ 10 5000", "^ i i", "! / 1 2",
    ]

    @Test(arguments: towers) func ends(_ text: String) throws {
        let arena = ExpressionArena()
        let engine = EquivalenceEngine(secret: .fixed(3))
        let hostile = try #require(PrefixReader.read(text, into: arena))
        for other in ["7", "x", text] {
            let right = try #require(PrefixReader.read(other, into: arena))
            var fuel = Fuel()
            let verdict = engine.compare(hostile, right, in: arena, fuel: &fuel)
            if other != text { #expect(!verdict.isEqual, "\(text) against \(other)") }
            _ = engine.order(hostile, right, in: arena, fuel: &fuel)
            _ = engine.ratio(of: hostile, to: right, in: arena, fuel: &fuel)
            _ = engine.fingerprint(of: hostile, in: arena, fuel: &fuel)
        }
    }

    @Test func survivesLongChains() {
        let arena = ExpressionArena()
        let engine = EquivalenceEngine(secret: .fixed(3))
        for operation in Operation.allCases where operation.operandCount > 0 && operation != .application {
            arena.reset()
            var node = arena.symbol("x")
            for _ in 0..<1000 {
                node =
                    operation.operandCount == 1
                    ? arena.function(operation, node) : arena.function(operation, node, node)
            }
            var fuel = Fuel(units: 1_000_000)
            let verdict = engine.compare(node, arena.integer(7), in: arena, fuel: &fuel)
            #expect(!verdict.isEqual || operation == .sign, "\(operation)")
        }
    }

    @Test func marksWhatPassesALimit() {
        var limits = ExpressionLimits()
        limits.arenaNodes = 10
        let arena = ExpressionArena(limits: limits)
        var node = arena.symbol("x")
        for _ in 0..<50 { node = arena.sum(node, node) }
        #expect(arena.isOverLimit)
        let engine = EquivalenceEngine(secret: .fixed(3))
        var fuel = Fuel()
        #expect(!engine.compare(node, node, in: arena, fuel: &fuel).isEqual)
    }

    /// Random expressions over every operation: no trap, the same verdict both ways, no equality with a changed copy.
    @Test(arguments: [1, 2, 3] as [UInt64]) func neverTraps(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let arena = ExpressionArena()
        let engine = EquivalenceEngine(secret: .fixed(seed))
        for round in 0..<1500 {
            arena.reset()
            var nodes = [
                arena.symbol("x"), arena.symbol("y"), arena.pi(), arena.eulerNumber(), arena.imaginaryUnit(),
                arena.integer(Int64.random(in: -20...20, using: &generator)), arena.integer(.max),
                arena.rational(3, over: 7), arena.numeral(digits: "31415".utf8, fractionDigits: 2, exponent: 30),
                arena.infinity(), arena.integer(0),
            ]
            for _ in 0..<12 {
                let operation = Operation.allCases.randomElement(using: &generator) ?? .add
                let a = nodes.randomElement(using: &generator) ?? nodes[0]
                let b = nodes.randomElement(using: &generator) ?? nodes[0]
                switch operation.operandCount {
                case 1 where operation != .application: nodes.append(arena.function(operation, a))
                case 2: nodes.append(arena.function(operation, a, b))
                default: nodes.append(arena.sum(a, b))
                }
            }
            let a = nodes[nodes.count - 1]
            let b = arena.sum(a, arena.rational(1, over: 1_000_000))
            var (fuel, again) = (Fuel(), Fuel())
            let verdict = engine.compare(a, b, in: arena, fuel: &fuel)
            #expect(!verdict.isEqual, "seed \(seed), round \(round)")
            #expect(engine.compare(b, a, in: arena, fuel: &again) == verdict, "seed \(seed), round \(round)")
        }
    }
}
