import MathEngine
import Testing

/// What answers are read as: the kind of shape and its normal form.
@Suite struct ShapeTests {
    private let comparer = AnswerComparer(secret: .fixed(1))

    @Test(
        arguments: [
            ("42", "number"), ("x+1", "expression"), ("5.8\\text{ cm}", "quantity"), ("1, 2", "list"),
            ("(1,2)", "tuple"), ("\\{1,2\\}", "set"), ("[1,2)", "brackets"), ("]0,1[", "tuple"), ("x=5", "relation"),
            ("x \\in \\mathbb{R}", "relation"), ("(0,1)\\cup(2,3)", "combined_sets"),
            ("\\{x \\mid x>3\\}", "set_builder"), ("{k | k > 1}", "set_builder"), ("\\mathbb{R}", "named_set"),
            ("all real numbers", "named_set"), ("no solution", "named_set"),
            ("\\begin{pmatrix}1\\\\2\\end{pmatrix}", "matrix"), ("3:4", "ratio"), ("3 to 4", "ratio"),
            ("3:20", "text"), ("1\\pm\\sqrt{2}", "plus_minus"), ("Minimum: 1, Maximum: 3", "list"),
            ("x = k\\pi\\ (k \\in \\mathbb{Z})", "list"), ("\\begin{cases}x=1\\\\y=2\\end{cases}", "list"),
            ("the answer is no", "text"),
        ])
    func kinds(_ answer: String, _ kind: String) {
        #expect(comparer.shape(AnswerReading(answer)).kind == kind, "\(answer)")
    }

    @Test(
        arguments: [
            ("\\sum_{i=1}^{4} i^2", "30"), ("C_5^2", "binomial(5, 2)"), ("A3_{16}", "163"), ("30^\\circ 15'", "121/4°"),
            ("\\frac i2", "i/2"), ("1011_{\\text{two}}", "11"), ("\\{x \\mid x \\le 3\\}", "{x | x ≤ 3}"),
        ])
    func normalForms(_ answer: String, _ form: String) {
        let told = comparer.explain(AnswerReading(answer), with: AnswerReading("zebra"))
        #expect(told.answer?.normalForm == form, "\(answer): \(told.answer?.normalForm ?? "nil")")
    }

    /// A ground truth that passes a limit or contradicts itself is the caller's mistake; prose never is.
    @Test(
        arguments: [
            ("1/0", false), ("(1/0, 2)", false), ("\\{1=2, 3\\}", false),
            (String(repeating: "(", count: 90) + "x", true),
            (String(repeating: "It holds that a, b and (c). ", count: 100), true), ("9^{9^{9^9}}", true),
            ("True", true),
            ("12:00", true),
        ])
    func groundTruths(_ truth: String, _ isReadable: Bool) {
        #expect((comparer.problem(ofGroundTruth: AnswerReading(truth)) == nil) == isReadable, "\(truth.prefix(40))")
    }
}
