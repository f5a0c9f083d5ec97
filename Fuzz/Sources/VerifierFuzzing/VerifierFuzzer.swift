import AssayCore
import AssayJSON
import FuzzSupport

/// Drives verifiers through their public protocol and checks what every one of them promises, whatever the input.
///
/// An input is one byte that chooses the verifier and its options, one that is `j` where the ground truth is JSON, then
/// the answer, the ground truth and the prompt, each ended by 0xFF.
///
/// - The accuracy is in 0…1, and rule and limit are on the closed list of the specification.
/// - The same input gets the same finding; without detail, the same decision.
/// - No more work is done than the budget allows, and a smaller budget never makes an answer better.
/// - Detail can be written as JSON.
public struct VerifierFuzzer: Sendable {
    private var checks:
        [@Sendable (_ answer: String, _ truth: JSONValue, _ prompt: Prompt?, _ isThorough: Bool) -> Void] = []

    /// Nothing to check yet.
    public init() {}

    /// Adds a verifier under several options.
    public mutating func add<V: Verifier>(_ type: V.Type, _ variants: [JSONObject]) {
        for options in variants {
            do {
                let check = VerifierCheck(try V(options: OptionValues(options)))
                checks.append { check.run(answer: $0, truth: $1, prompt: $2, isThorough: $3) }
            } catch {
                fail("\(V.specification.name) does not take \(options): \(error)")
            }
        }
    }

    /// Checks one input.
    public func run(_ input: FuzzInput) {
        var input = input
        let check = checks[Int(input.byte()) % checks.count]
        let isJSON = input.byte() == UInt8(ascii: "j")
        let answer = input.text()
        let truthBytes = input.part()
        let prompt = input.isAtEnd ? nil : Prompt.text(input.text())
        let truth: JSONValue
        if isJSON {
            guard let document = try? JSONDocument(parsing: truthBytes) else { return }
            truth = document.root.value()
        } else {
            truth = .string(String(decoding: truthBytes, as: UTF8.self))
        }
        check(answer, truth, prompt, input.hash & 7 == 0)
    }
}
