import AssayCore
import AssayJSON
import FuzzSupport
import MathEngine
import MathVerifier
import VerifierFuzzing

/// The whole check through the verifier, and under `tolerance: exact` both ways round.
struct MathFuzzer {
    private let comparer = AnswerComparer(secret: .fixed(1))
    private let exact = {
        var policy = AnswerPolicy()
        policy.numbers = NumberPolicy(tolerance: .exact)
        return policy
    }()
    private let fuzzer = {
        var fuzzer = VerifierFuzzer()
        fuzzer.add(
            MathVerifier.self,
            [
                [:], ["tolerance": "exact"], ["percent": "lenient"], ["unit": "strict"], ["order": "any"],
                ["order": "strict", "relation_as_set": false], ["tolerance": ["relative": 0.01]],
            ])
        return fuzzer
    }()

    func run(_ input: FuzzInput) {
        fuzzer.run(input)
        var rest = input
        _ = (rest.byte(), rest.byte())
        let answer = AnswerReading(rest.text())
        let truth = AnswerReading(rest.text())
        // A ground truth that is no plain answer is refused before it is compared, and one that equates what differs is
        // the caller's mistake.
        guard answer.isPlain, truth.isPlain else { return }
        let there = comparer.compare(answer, with: truth, policy: exact)
        let back = comparer.compare(truth, with: answer, policy: exact)
        if there.isProved, back.isProved {
            expect(
                there.status == back.status,
                "\(answer.normalText.debugDescription) and \(truth.normalText.debugDescription) are \(there.status) one "
                    + "way and \(back.status) the other")
        }
        let same = comparer.compare(answer, with: answer, policy: exact)
        expect(
            same.status != .unequal || same.rule == .falseChain,
            "\(answer.normalText.debugDescription) is unequal to itself")
    }
}

extension AnswerComparison {
    /// Whether both sides were read and something, or nothing, was proved of the two together.
    fileprivate var isProved: Bool {
        switch status {
        case .equal, .unequal, .undecided: rule != .falseChain
        case .answerUnread, .groundTruthUnread, .overBudget: false
        }
    }
}

extension AnswerReading {
    /// A number or a text: what may be compared with itself.
    fileprivate var isPlain: Bool {
        switch kind {
        case .number, .text: true
        default: false
        }
    }
}

nonisolated(unsafe) private let fuzzer = MathFuzzer()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
