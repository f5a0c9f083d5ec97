import Testing

@testable import MathEngine

/// Which texts that are no numbers are one text, and which are not.
@Suite struct ComparableTextTests {
    private func compare(_ left: String, _ right: String) -> NumberComparison {
        NumberPolicy().compare(AnswerReading(left), with: AnswerReading(right))
    }

    @Test(arguments: [
        ("x + 1", "x+1"), ("\\dfrac{a}{b}", "\\frac{a}{b}"), ("1011_{2}", "1011_2"), ("x^2", "x^{2}"),
        ("\\left( 1, 2 \\right)", "(1,2)"), ("x ≤ 3", "x \\leq 3"), ("2πr", "2\\pi r"), ("Increasing", "increasing"),
        ("\\text{Yes}", "yes"), ("True", "True"), ("$x$", "x"), ("\\sqrt 2", "\\sqrt2"), ("x³", "x^{3}"),
        ("12:00", "12:00"), ("0.5,0.6", "0.5, 0.6"), ("1,23", "1,23"), ("\\boxed{1}, \\boxed{2}", "1, 2"),
        ("f\\!(x)", "f(x)"), ("x \\to 0", "x\\rightarrow 0"),
    ])
    func areOne(_ left: String, _ right: String) {
        #expect(compare(left, right) == .equal(.text), "\(left) | \(right)")
        #expect(compare(right, left) == .equal(.text), "\(right) | \(left)")
    }

    @Test(arguments: [
        ("1 2", "12"), ("1, 000", "1,000"), ("\\pi r", "\\pir"), ("x^{1}2", "x^12"), ("AB", "ab"), ("X", "x"),
        ("(1,2)", "[1,2]"), ("1 -1", "1-1"), ("1\n2", "1 2"), ("5 cm", "5 m"), ("sin x", "sinx"), ("4\u{200B}2", "42"),
        ("\\boxed{4}\\boxed{2}", "42"), ("1,2", "1.3 cm"), ("x=1", "y=1"), ("{5}", "5"), ("007", "7"), ("0101", "101"),
        ("1O", "10"), ("Co", "CO"), ("\\phantom{1}42", "42"), ("m=42", "n=42"), ("٤x", "5x"),
    ])
    func areNotProvenOne(_ left: String, _ right: String) {
        #expect(compare(left, right) == .undecided, "\(left) | \(right)")
        #expect(compare(right, left) == .undecided, "\(right) | \(left)")
    }
}
