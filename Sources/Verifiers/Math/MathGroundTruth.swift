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
        let problem = ComparerPool.shared.withComparer { $0.problem(ofGroundTruth: reading) }
        if let problem { throw GroundTruthError(problem) }
    }
}
