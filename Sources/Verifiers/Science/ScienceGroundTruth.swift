import AssayCore
import AssayJSON
import MathEngine

/// A ground truth of physics or chemistry, read once in every way it can be meant.
public struct ScienceGroundTruth: Sendable {
    let reading: AnswerReading
    let quantity: Quantity?
    let chemical: ChemicalAnswer?

    init(_ value: JSONValue, isChemistry: Bool) throws(GroundTruthError) {
        guard let text = value.stringValue ?? value.numberValue?.literal else {
            throw GroundTruthError("must be a string or a number, not \(value.kindName)")
        }
        reading = AnswerReading(text)
        chemical = isChemistry ? ChemicalAnswer(text) : nil
        quantity = QuantityReader.read(text)
        switch reading.kind {
        case .number, .text: return
        case .falseChain where chemical != nil: return
        case .empty: throw GroundTruthError("must not be empty")
        case .falseChain: throw GroundTruthError("must not equate numbers that differ")
        case .undefined: throw GroundTruthError("must be defined, not a quotient by zero or NaN")
        case .malformed: throw GroundTruthError("must have matching braces")
        case .outOfLimits:
            throw GroundTruthError(
                "must have at most \(NumberLimits.maxBytes) bytes, \(NumberLimits.maxDigits) digits and braces \(NumberLimits.maxDepth) deep"
            )
        }
    }
}
