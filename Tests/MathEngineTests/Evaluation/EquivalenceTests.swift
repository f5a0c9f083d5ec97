import MathEngine
import Testing

/// Pairs a person can check, each with what must come out.
@Suite struct EquivalenceTests {
    static let equal: [(String, String)] = [
        ("/ 1 2", "0.5"), ("^ + x 1 2", "+ + ^ x 2 * 2 x 1"), ("+ ^ sin x 2 ^ cos x 2", "1"),
        ("sqrt + 5 * 2 sqrt 6", "+ sqrt 2 sqrt 3"), ("/ pi 4", "atan 1"),
        ("^ 2 100", "1267650600228229401496703205376"), ("exp * i pi", "-1"), ("C 10 3", "120"),
        ("+ asin x acos x", "/ pi 2"), ("* 2 ln x", "ln ^ x 2"), ("root -8 3", "-2"),
        ("/ + ^ x 2 -1 + x -1", "+ x 1"), ("sqrt ^ x 2", "abs x"), ("* sqrt x sqrt y", "sqrt * x y"),
        ("cos / pi 5", "/ + 1 sqrt 5 4"), ("/ ! + n 1 ! n", "+ n 1"), ("sin deg 30", "/ 1 2"),
        ("/ 1 sqrt 2", "/ sqrt 2 2"), ("exp + x y", "* exp x exp y"), ("log 8 2", "3"),
        ("floor pi", "3"), ("mod ^ 7 100 13", "9"), ("gcd ^ 2 200 ^ 6 70", "^ 2 70"), ("sin pi", "0"),
        ("+ sin pi 1", "1"), ("% 50", "0.5"), ("^ 4 x", "^ 2 * 2 x"), ("tan * 2 x", "/ * 2 tan x + 1 neg ^ tan x 2"),
        ("root 2 3", "^ 2 / 1 3"), ("^ root 2 3 3", "2"), ("inf", "inf"), ("ln e", "1"), ("ln exp 3", "3"),
        ("+ + * ^ 10 20 + ^ sin 1 2 ^ cos 1 2 neg ^ 10 20 7", "7"), ("asin 1", "/ pi 2"),
        ("cos / * 2 pi 17", Self.gauss), ("! 100", "/ ! 101 101"), ("!! 9", "945"), ("ln 12", "+ ln 3 * 2 ln 2"),
    ]
    /// cos(2π/17), by Gauss.
    static let gauss =
        "/ + + + -1 sqrt 17 sqrt + 34 neg * 2 sqrt 17 * 2 sqrt + + 17 * 3 sqrt 17 + neg sqrt + 34 neg * 2 sqrt 17"
        + " neg * 2 sqrt + 34 * 2 sqrt 17 16"

    static let unequal: [(String, String)] = [
        ("^ 2 100", "1267650600228229401496703205377"), ("+ ! 1000 1", "! 1000"), ("5", "+ 5 2305843009213693951"),
        ("exp * pi sqrt 163", "+ ^ 640320 3 744"), ("sqrt ^ x 2", "x"), ("/ 355 113", "pi"), ("sin * pi n", "0"),
        ("+ + * ^ 10 60 ^ sin 1 2 * ^ 10 60 ^ cos 1 2 neg ^ 10 60", "7"), ("+ ^ x 2 0.000000000001", "^ x 2"),
        ("+ sqrt 2 -1", "+ 1 neg sqrt 2"), ("x", "y"), ("inf", "neg inf"), ("inf", "5"), ("e", "2.718281828459045"),
        ("/ 1 ! 2004", "/ 1 ! 2006"), ("^ 2 0.5", "1.4142135623730951"), ("cos * n pi", "^ -1 n"),
        ("+ x 1", "+ x 2"), ("exp x", "+ 1 x"), ("pi", "e"), ("cos / pi 7", "sin / pi 7"),
    ]

    /// Pairs that must not count as equal; whether inequality is proved does not matter.
    static let notEqual: [(String, String)] = [
        ("/ 1 0", "/ 1 0"), ("/ x + x neg x", "/ x + x neg x"), ("1", "+ 1 exp -200"),
        ("+ ^ sin x 2 + ^ cos x 2 / 1 ^ 10 80", "1"), ("^ 9 ^ 9 ^ 9 9", "7"), ("+ inf 1", "+ inf 1"), ("^ 0 0", "1"),
    ]

    private func compare(
        _ pair: (String, String), secret: UInt64 = 0, options: EquivalenceOptions = EquivalenceOptions()
    ) throws -> EquivalenceVerdict {
        let arena = ExpressionArena()
        let engine = EquivalenceEngine(secret: .fixed(secret))
        let a = try #require(PrefixReader.read(pair.0, into: arena), "\(pair.0)")
        let b = try #require(PrefixReader.read(pair.1, into: arena), "\(pair.1)")
        var (fuel, again) = (Fuel(), Fuel())
        let verdict = engine.compare(a, b, in: arena, options: options, fuel: &fuel)
        #expect(engine.compare(b, a, in: arena, options: options, fuel: &again) == verdict, "\(pair) swapped")
        #expect(again == fuel)
        return verdict
    }

    @Test(arguments: equal) func provesEquality(_ left: String, _ right: String) throws {
        for secret in 0..<4 as Range<UInt64> {
            #expect(try compare((left, right), secret: secret).isEqual, "\(left) = \(right), secret \(secret)")
        }
    }

    @Test(arguments: unequal) func provesInequality(_ left: String, _ right: String) throws {
        for secret in 0..<4 as Range<UInt64> {
            #expect(try compare((left, right), secret: secret).isUnequal, "\(left) ≠ \(right), secret \(secret)")
        }
    }

    @Test(arguments: notEqual) func neverTakesTheUnprovedForEqual(_ left: String, _ right: String) throws {
        for secret in 0..<4 as Range<UInt64> {
            #expect(try !compare((left, right), secret: secret).isEqual, "\(left), \(right), secret \(secret)")
        }
    }

    @Test func usesWholeValuesWhereSymbolsAreWhole() throws {
        let arena = ExpressionArena()
        let engine = EquivalenceEngine(secret: .fixed(1))
        let a = try #require(PrefixReader.read("cos * n pi", into: arena))
        let b = try #require(PrefixReader.read("^ -1 n", into: arena))
        var options = EquivalenceOptions()
        options.integerSymbols = arena.symbols(in: a)
        var fuel = Fuel()
        #expect(engine.compare(a, b, in: arena, options: options, fuel: &fuel).isEqual)
    }

    @Test func findsConstantRatios() throws {
        let cases: [(String, String, RatioVerdict)] = [
            ("+ * 2 x * 4 y", "+ x * 2 y", .positiveConstant), ("+ x y", "neg + x y", .negativeConstant),
            ("* x y", "x", .notConstant), ("+ x 1", "+ x 2", .notConstant),
            ("* sqrt 2 + x sin y", "+ x sin y", .positiveConstant), ("0", "x", .undecided),
        ]
        for (left, right, verdict) in cases {
            let arena = ExpressionArena()
            let engine = EquivalenceEngine(secret: .fixed(1))
            let a = try #require(PrefixReader.read(left, into: arena))
            let b = try #require(PrefixReader.read(right, into: arena))
            var fuel = Fuel()
            #expect(engine.ratio(of: a, to: b, in: arena, fuel: &fuel) == verdict, "\(left) : \(right)")
        }
    }

    @Test func roundsExactlyAtTies() throws {
        // value, truth, place, within
        let cases: [(String, String, Int, ToleranceVerdict)] = [
            ("/ 600 7", "85.71", -2, .within), ("0.125", "0.12", -2, .within), ("0.125", "0.13", -2, .within),
            ("0.135", "0.13", -2, .outside), ("0.135", "0.14", -2, .within),
            ("+ 17 * 10 sqrt 6", "41.495", -3, .within), ("+ 17 * 10 sqrt 6", "41.494", -3, .outside),
            ("-0.125", "-0.12", -2, .within), ("pi", "3.14", -2, .within), ("pi", "3.15", -2, .outside),
        ]
        for (value, truth, place, verdict) in cases {
            let arena = ExpressionArena()
            let engine = EquivalenceEngine(secret: .fixed(1))
            let a = try #require(PrefixReader.read(value, into: arena))
            let b = try #require(PrefixReader.read(truth, into: arena))
            var fuel = Fuel()
            #expect(
                engine.rounds(a, to: b, place: place, in: arena, fuel: &fuel) == verdict, "\(value) to \(truth)")
        }
    }

    @Test func keepsTheSecretToItself() {
        let secret = EngineSecret.fixed(4242)
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret)\(String(reflecting: secret))\(dumped)".contains("4242"))
        #expect(EngineSecret(bytes: [1, 2, 3]) == nil)
    }
}
