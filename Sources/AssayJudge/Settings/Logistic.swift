import Glibc

/// The logistic function.
enum Logistic {
    /// 1/(1 + e^−x), 0…1; never NaN for a finite x.
    static func value(at x: Double) -> Double {
        let power = exp(-abs(x))
        return x >= 0 ? 1 / (1 + power) : power / (1 + power)
    }
}
