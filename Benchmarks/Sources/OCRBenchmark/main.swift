// CPU time of one OCR verification, ground truth and detail included, without HTTP or extraction:
//
//     swift run -c release --package-path Benchmarks OCRBenchmark
//
// Prints microseconds per rollout, the median of five rounds over 200 seeded pairs with 5 % of the characters changed.
import AssayCore
import AssayJSON
import BenchmarkSupport
import OCRVerifier

/// SplitMix64.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

struct Rollout {
    let answer: String
    let groundTruth: JSONValue
}

func text(_ characters: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: characters)
    return String(view)
}

func rollouts(_ count: Int, alphabet: [Unicode.Scalar], _ generator: inout Generator) -> [Rollout] {
    (0..<200).map { _ in
        let reference = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
        let answer = reference.map {
            Int.random(in: 0..<20, using: &generator) == 0
                ? alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] : $0
        }
        return Rollout(answer: text(answer), groundTruth: .string(text(reference)))
    }
}

func measure(_ rollouts: [Rollout], _ verifier: OCRVerifier, _ level: DetailLevel) throws {
    for rollout in rollouts {
        let truth = try verifier.readGroundTruth(rollout.groundTruth)
        var context = VerificationContext(detailLevel: level)
        keep(verifier.verify(rollout.answer, against: truth, in: &context))
    }
}

let latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789     ,.-".unicodeScalars.map { $0 }
let chinese = (0x4E00..<0x6000).compactMap(Unicode.Scalar.init)
let settings: [(String, JSONObject)] = [
    ("glm", [:]), ("glm, ignore_case", ["ignore_case": true]),
    ("nfkc, ignore_case", ["normalize": "nfkc", "ignore_case": true]),
    ("anls", ["metric": "anls"]),
]
var generator = Generator(state: 1)
for (script, alphabet) in [("Latin", latin), ("Chinese", chinese)] {
    for count in [20, 500, 5000] {
        let rollouts = rollouts(count, alphabet: alphabet, &generator)
        for (name, options) in settings {
            let verifier = try OCRVerifier(options: OptionValues(options))
            let medians = alternated(
                rounds: 5, calls: 3,
                [DetailLevel.none, .brief, .full].map { level in
                    {
                        do { try measure(rollouts, verifier, level) } catch { fatalError("\(error)") }
                    }
                })
            let microseconds = medians.map { String(($0 / Double(rollouts.count) / 10).rounded() / 100) }
            print(
                "\(script) \(count), \(name): none \(microseconds[0]), brief \(microseconds[1]), full \(microseconds[2])"
            )
        }
    }
}
