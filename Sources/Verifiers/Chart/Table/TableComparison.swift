/// Two tables compared by Relative Mapping Similarity (DePlot, section 3): cells are paired one to one so that their
/// headers are as near as possible, and each pair earns the similarity of its headers times that of its values.
struct TableComparison {
    /// One pair of cells.
    struct Pair {
        let prediction: Int
        let truth: Int
        let keySimilarity: Double
        let valueSimilarity: Double

        var similarity: Double { keySimilarity * valueSimilarity }
    }

    let pairs: [Pair]
    let isTransposed: Bool
    /// Cells on both sides.
    let predictionCount: Int
    let truthCount: Int

    /// The sum of the pairs' similarities.
    var total: Double { pairs.reduce(0) { $0 + $1.similarity } }
    var precision: Double { predictionCount > 0 ? total / Double(predictionCount) : 0 }
    var recall: Double { truthCount > 0 ? total / Double(truthCount) : 0 }
    /// The harmonic mean of both, written so that it is exact for equal tables.
    var f1: Double { predictionCount + truthCount > 0 ? 2 * total / Double(predictionCount + truthCount) : 0 }
}
