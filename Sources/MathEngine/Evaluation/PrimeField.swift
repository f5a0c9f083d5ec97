/// Arithmetic modulo a secret prime of 62 bits, in Montgomery form.
///
/// The prime is 1 modulo 5040, so that the field holds the 5040th roots of unity: with ζ for e^(2πi/5040) the map
/// from that cyclotomic field is a homomorphism, and i, the square roots of 2, 3, 5 and 7 and the cosines of the
/// usual angles are residues with exactly the relations they have as numbers.
struct PrimeField {
    /// The order of ``rootOfUnity``.
    static let order = 5040

    let prime: UInt64
    private let inverse: UInt64
    private let square: UInt64
    let one: UInt64
    private(set) var rootOfUnity: UInt64 = 0
    private(set) var imaginaryUnit: UInt64 = 0
    /// Square roots of the primes below 100 that have one; 0 for the others.
    private(set) var squareRoots: [UInt64] = []

    static let smallPrimes: [UInt64] = [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    ]

    init(secret: EngineSecret) {
        var attempt: UInt64 = 0
        var candidate: UInt64
        repeat {
            let spread: UInt64 = (1 << 61) / 5040
            candidate = ((1 << 61) / 5040 + secret.word(1, attempt) % spread) * 5040 + 1
            attempt += 1
        } while !PrimeField.isPrime(candidate)
        self.init(prime: candidate)
        prepareRoots(secret)
    }

    init(prime: UInt64) {
        self.prime = prime
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- prime &* inverse) }
        self.inverse = 0 &- inverse
        let r = UInt64.max % prime + 1
        one = r == prime ? 0 : r
        square = prime.dividingFullWidth(one.multipliedFullWidth(by: one)).remainder
    }

    @inline(__always)
    func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        let m = product.low &* inverse
        let reduced = m.multipliedFullWidth(by: prime)
        let carry: UInt64 = product.low == 0 ? 0 : 1
        let result = product.high &+ reduced.high &+ carry
        return result >= prime ? result &- prime : result
    }

    @inline(__always)
    func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let sum = a &+ b
        return sum >= prime ? sum &- prime : sum
    }

    @inline(__always)
    func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : prime &- a }

    func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { add(a, negate(b)) }

    func element(_ value: UInt64) -> UInt64 { multiply(value % prime, square) }

    func element(_ value: Int64) -> UInt64 {
        value < 0 ? negate(element(value.magnitude)) : element(value.magnitude)
    }

    func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
        var (result, square, rest) = (one, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = multiply(result, square) }
            square = multiply(square, square)
            rest >>= 1
        }
        return result
    }

    /// The power with any whole exponent; nil for a negative one of zero.
    func power(_ base: UInt64, _ exponent: Int64) -> UInt64? {
        let result = power(base, exponent.magnitude)
        return exponent < 0 ? reciprocal(result) : result
    }

    func reciprocal(_ a: UInt64) -> UInt64? { a == 0 ? nil : power(a, prime - 2) }

    func element(_ value: SmallRational) -> UInt64? {
        let top = element(value.numerator)
        if value.denominator == 1 { return top }
        return reciprocal(element(value.denominator)).map { multiply(top, $0) }
    }

    private mutating func prepareRoots(_ secret: EngineSecret) {
        var attempt: UInt64 = 0
        repeat {
            rootOfUnity = power(element(secret.word(2, attempt)), (prime - 1) / 5040)
            attempt += 1
        } while [2, 3, 5, 7].contains(where: { power(rootOfUnity, UInt64(5040 / $0)) == one }) || rootOfUnity == 0
        imaginaryUnit = unity(1, 4)
        let two = add(one, one)
        let gauss = [1, 2, 4].reduce(0 as UInt64) { add($0, subtract(unity($1, 7), unity(7 - $1, 7))) }
        squareRoots = [
            add(unity(1, 8), unity(7, 8)), add(unity(1, 12), unity(11, 12)),
            add(multiply(two, add(unity(1, 5), unity(4, 5))), one), multiply(gauss, negate(imaginaryUnit)),
        ]
        for prime in Self.smallPrimes.dropFirst(4) { squareRoots.append(squareRoot(element(prime)) ?? 0) }
    }

    /// e^(2πi · numerator / denominator); the denominator divides 5040.
    func unity(_ numerator: Int, _ denominator: Int) -> UInt64 {
        power(rootOfUnity, UInt64(numerator * (Self.order / denominator)))
    }

    /// A square root by the algorithm of Tonelli and Shanks.
    private func squareRoot(_ value: UInt64) -> UInt64? {
        guard power(value, (prime - 1) / 2) == one else { return nil }
        let twos = (prime - 1).trailingZeroBitCount
        let odd = (prime - 1) >> UInt64(twos)
        var candidate: UInt64 = 2
        while power(element(candidate), (prime - 1) / 2) == one { candidate += 1 }
        var m = twos
        var c = power(element(candidate), odd)
        var t = power(value, odd)
        var r = power(value, (odd + 1) / 2)
        while t != one {
            var i = 0
            var u = t
            while u != one, i < m {
                u = multiply(u, u)
                i += 1
            }
            guard i < m else { return nil }
            var b = c
            for _ in 0..<(m - i - 1) { b = multiply(b, b) }
            m = i
            c = multiply(b, b)
            t = multiply(t, c)
            r = multiply(r, b)
        }
        return r
    }

    /// Miller–Rabin with the bases that decide every number of 64 bits (Sorenson and Webster, 2015).
    static func isPrime(_ n: UInt64) -> Bool {
        for prime in smallPrimes where n % prime == 0 { return n == prime }
        let field = PrimeField(prime: n)
        let twos = (n - 1).trailingZeroBitCount
        let odd = (n - 1) >> UInt64(twos)
        let minusOne = field.negate(field.one)
        for base in smallPrimes.prefix(12) {
            var x = field.power(field.element(base), odd)
            if x == field.one || x == minusOne { continue }
            var isComposite = true
            for _ in 1..<twos {
                x = field.multiply(x, x)
                if x == minusOne {
                    isComposite = false
                    break
                }
            }
            if isComposite { return false }
        }
        return true
    }
}
