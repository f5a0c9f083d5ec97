import BigInt

/// The slow oracle: a fraction of two big integers that is never reduced and compared by cross multiplication.
struct PlainRational {
    let top: BigInt
    /// Above zero.
    let bottom: BigInt

    init(_ top: BigInt, _ bottom: BigInt = 1) {
        self.top = bottom < 0 ? -top : top
        self.bottom = abs(bottom)
    }

    static func == (left: PlainRational, right: PlainRational) -> Bool {
        left.top * right.bottom == right.top * left.bottom
    }

    /// |self − other| ≤ bound, all as fractions.
    func isWithin(_ bound: PlainRational, of other: PlainRational) -> Bool {
        abs(top * other.bottom - other.top * bottom) * bound.bottom <= bound.top * bottom * other.bottom
    }

    /// |self| × factor.
    func magnitude(times factor: PlainRational) -> PlainRational {
        PlainRational(abs(top) * factor.top, bottom * factor.bottom)
    }
}
