import AssayCore
import AssayJSON
import BenchmarkSupport
import MathVerifier

// One check of the math verifier: the ground truth read, the answer read, the two compared, CPU time, medians.
//
//     swift run -c release --package-path Benchmarks MathBenchmark

@main
enum MathBenchmark {
    static func main() throws {
        let verifier = try MathVerifier(options: OptionValues())
        let sevens = String(repeating: "7", count: 1_999)
        let pairs: [(name: String, answer: String, truth: String)] = [
            ("two short integers", "42", "42"),
            ("short integers that differ", "43", "42"),
            ("fraction, decimal", "\\frac{1}{2}", "0.5"),
            ("printed precision", "21\\frac{13}{14}", "21.93"),
            ("boxed, scientific", "\\boxed{1.6\\times10^{-19}}", "1.6e-19"),
            ("text", "x^2 + 1", "x^2+1"),
            ("a fraction of 2,000 digits", "\\frac{\(sevens.dropLast(1_000))}{\(sevens.dropLast(1_001))9}", "1/3"),
            ("2,000 digits within a tolerance", "0." + sevens.dropLast(1), "7/9"),
            ("2,000 trailing fives", String(repeating: "5", count: 1_999) + "0", "5"),
            ("16 KiB of commands", String(repeating: "\\left", count: 3_276), "42"),
            ("a mebibyte of open boxes", String(repeating: "\\boxed{", count: 149_796), "42"),
            ("a mebibyte of boxes", String(repeating: "\\boxed{1}", count: 116_508), "42"),
        ]
        for level in [DetailLevel.none, .brief, .full] {
            print("detail: \(level.rawValue)")
            for pair in pairs {
                let times = alternated(
                    rounds: 5, calls: pair.answer.utf8.count > 500 ? 20 : 20_000,
                    [
                        {
                            var context = VerificationContext(detailLevel: level)
                            if let truth = try? verifier.readGroundTruth(.string(pair.truth)) {
                                keep(verifier.verify(pair.answer, against: truth, in: &context))
                            }
                        }
                    ])
                print("  \(pair.name): \((times[0] / 10).rounded() / 100) µs")
            }
        }
    }
}
