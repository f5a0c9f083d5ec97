import Glibc

/// The cosine length reward (Yeo et al., Demystifying Long Chain-of-Thought Reasoning in LLMs, arXiv 2502.03373): what a
/// right and a wrong answer are worth changes with the length, along half a period of a cosine.
public struct CosineLength: Sendable, Hashable {
    /// From this length on a response is worth `exceeded`, right or wrong.
    public var maxLength: Int
    /// What lengths are counted in.
    public var unit: LengthUnit
    /// What a right answer is worth at length 0, and just below `maxLength`.
    public var correct: Ends
    /// What a wrong answer is worth at length 0, and just below `maxLength`.
    public var wrong: Ends
    /// What a response of `maxLength` or more is worth.
    public var exceeded: Double

    /// The two ends of a curve, each 0…1.
    public struct Ends: Sendable, Hashable {
        /// At length 0.
        public var short: Double
        /// At the greatest length.
        public var long: Double

        /// The ends.
        public init(short: Double, long: Double) {
            self.short = short
            self.long = long
        }

        /// `long + (short − long)·(1 + cos πt)/2`: the half period that falls from one end to the other.
        func value(cosine: Double) -> Double { long + 0.5 * (short - long) * (1 + cosine) }
    }

    /// A reward; by default a right answer is worth from 1 down to ½ and a wrong one nothing.
    public init(
        maxLength: Int, unit: LengthUnit = .characters, correct: Ends = Ends(short: 1, long: 0.5),
        wrong: Ends = Ends(short: 0, long: 0), exceeded: Double = 0
    ) {
        self.maxLength = maxLength
        self.unit = unit
        self.correct = correct
        self.wrong = wrong
        self.exceeded = exceeded
    }

    /// What stands in the accuracy's place, 0…1. The paper knows right and wrong; an accuracy between them lies on the
    /// straight line between the two curves.
    func value(accuracy: Double, length: Int) -> Double {
        guard length < maxLength else { return exceeded }
        let cosine = cos(Double(length) / Double(maxLength) * .pi)
        return accuracy * correct.value(cosine: cosine) + (1 - accuracy) * wrong.value(cosine: cosine)
    }
}
