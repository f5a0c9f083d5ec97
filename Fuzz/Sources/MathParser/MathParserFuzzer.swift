import FuzzSupport
import MathEngine

/// One comparer for the whole run, as a thread of the daemon has.
struct MathParserFuzzer {
    private let comparer = AnswerComparer(secret: .fixed(1))

    /// Reads a text as an answer and finds its shape; then again in another dress, which may not change what it is.
    func run(_ input: FuzzInput) {
        var input = input
        let text = input.text()
        let reading = AnswerReading(text)
        _ = comparer.shape(reading)
        let dressed = AnswerReading("  \(text)\n ")
        expect(kind(dressed) == kind(reading), "white space around it makes it \(kind(dressed)), not \(kind(reading))")
        expect(dressed.normalText == reading.normalText, "white space around it changes its text")
    }

    private func kind(_ reading: AnswerReading) -> String {
        switch reading.kind {
        case .number(let number): "number \(number.value)"
        case .text: "text"
        case .empty: "empty"
        case .falseChain: "false chain"
        case .undefined: "undefined"
        case .malformed: "malformed"
        case .outOfLimits(let limit): "over \(limit.rawValue)"
        }
    }
}

nonisolated(unsafe) private let fuzzer = MathParserFuzzer()

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzer.run(FuzzInput(start, count))
    return 0
}
