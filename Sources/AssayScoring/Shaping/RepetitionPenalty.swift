public import AssayText

/// The n-gram repetition penalty (Yeo et al., arXiv 2502.03373, appendix C.2): the share of word n-grams that stood in
/// the response before.
public struct RepetitionPenalty: Sendable, Hashable {
    /// What a response loses that is nothing but repetition, 0…1.
    public var weight: Double
    /// Words of an n-gram.
    public var size: Int
    /// What a word is.
    public var split: WordSplit
    /// Whose repetitions count.
    public var answers: Answers

    /// Whose repetitions count.
    public enum Answers: String, Sendable, CaseIterable {
        /// Everyone's.
        case all
        /// Those of responses whose accuracy is below 1, as in the paper's own code.
        case wrong
    }

    /// A penalty.
    public init(weight: Double, size: Int, split: WordSplit = .whiteSpace, answers: Answers = .all) {
        self.weight = weight
        self.size = size
        self.split = split
        self.answers = answers
    }
}
