import AssayCore
import AssayJSON
import AssayScoring
import AssayWire
import FuzzSupport
import StandardVerifiers

/// Rollouts from JSON to JSON through every verifier: nothing fails, a caller's mistake is one whatever the response
/// says, scores lie in 0…1, verdicts are JSON.
struct RolloutFuzzer {
    private let scorer: Scorer

    init() {
        do {
            scorer = try Scorer(
                registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "fuzz",
                secret: DeploymentSecret(Array(repeating: 7, count: DeploymentSecret.byteCount)) ?? .process)
        } catch {
            fail("\(error)")
        }
    }

    func run(_ input: FuzzInput) {
        guard let row = try? RolloutReader.read(Array(input.bytes)) else { return }
        let verdict = scorer.score(row.rollout)
        if case .failed(let error) = verdict.outcome { fail("we failed: \(error)") }
        if let score = verdict.outcome.score { expect(score >= 0 && score <= 1, "a score of \(score)") }
        var writer = JSONWriter()
        VerdictWriter.write(verdict, into: &writer)
        expect((try? JSONDocument(parsing: writer.bytes)) != nil, "the verdict is no JSON")
        expect(!writer.hasReplacedNonFinite, "the verdict holds a number that is none")
        var other = row.rollout
        switch other.content {
        case .response: other.content = .response("<think>x</think><answer>y</answer>")
        case .answer: other.content = .answer("y")
        }
        let isInvalid = verdict.outcome.status == "invalid"
        let isOtherInvalid = scorer.score(other).outcome.status == "invalid"
        expect(isInvalid == isOtherInvalid, "the response decides whether the caller is wrong: \(verdict.outcome)")
    }
}

private let fuzzer = RolloutFuzzer()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
