import AssayCore
import AssayJSON
import MathEngine

/// A ground truth of physics or chemistry, read once in every way it can be meant.
public struct ScienceGroundTruth: Sendable {
    let reading: AnswerReading
    let quantity: Quantity?
    let chemical: ChemicalAnswer?
    let oxidation: OxidationNumber?
    let thermochemical: ThermochemicalEquation?
    let amount: SubstanceAmount?

    init(_ value: JSONValue, isChemistry: Bool) throws(GroundTruthError) {
        guard let text = value.stringValue ?? value.numberValue?.literal else {
            throw GroundTruthError("must be a string or a number, not \(value.kindName)")
        }
        reading = AnswerReading(text)
        chemical = isChemistry ? ChemicalAnswer(text) : nil
        quantity = QuantityReader.read(text)
        let normal = reading.normalText
        oxidation = isChemistry ? OxidationNumber(normal) : nil
        thermochemical = isChemistry ? ThermochemicalEquation(normal) : nil
        amount = isChemistry ? SubstanceAmount(normal) : nil
        // A reaction with `=` is no chain of numbers, a formula or quantity no expression.
        if chemical != nil || quantity?.isBare == false, reading.isReadable { return }
        let problem = ComparerPool.shared.withComparer { $0.problem(ofGroundTruth: reading) }
        if let problem { throw GroundTruthError(problem) }
    }
}
