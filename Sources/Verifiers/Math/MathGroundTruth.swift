import AssayCore
import AssayJSON
import AssayText
import MathEngine

/// A ground truth of mathematics, read once for all the answers it is compared with.
public struct MathGroundTruth: Sendable {
    let reading: AnswerReading
    /// The number it is in words, where it is one.
    let words: AnswerReading?

    init(_ value: JSONValue) throws(GroundTruthError) {
        let text: String
        switch value {
        case .string(let string): text = string
        case .number(let number): text = number.literal
        default: throw GroundTruthError("must be a string or a number, not \(value.kindName)")
        }
        reading = AnswerReading(text)
        words = NumberPhrase.digits(reading.normalText).map(AnswerReading.init)
        if let problem = Self.problem(of: reading) { throw GroundTruthError(problem) }
    }

    /// Why no answer could be compared with a reading, or nil where one can.
    private static func problem(of reading: AnswerReading) -> String? {
        switch reading.kind {
        case .number, .text: nil
        case .empty: "must not be empty"
        case .falseChain: "must not equate numbers that differ"
        case .undefined: "must be defined, not a quotient by zero or NaN"
        case .malformed: "must have matching braces"
        case .outOfLimits(.bytes): "must have at most \(NumberLimits.maxBytes) bytes"
        case .outOfLimits(.digits): "must have at most \(NumberLimits.maxDigits) digits"
        case .outOfLimits(.depth): "must nest braces at most \(NumberLimits.maxDepth) deep"
        case .outOfLimits(.size), .outOfLimits(.fuel): "must be smaller"
        }
    }
}
