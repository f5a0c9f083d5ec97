import AssayCore
import AssayText

/// The least cost of edits that make one ordered tree of another: inserting or deleting a node costs 1, changing one
/// its ``cost(_:_:)``.
///
/// Zhang and Shasha, "Simple fast algorithms for the editing distance between trees and related problems" (SIAM J.
/// Comput. 18, 1989). A table is four levels deep, so that every node is looked at with four or fewer key roots above
/// it.
struct TreeEditDistance {
    /// The most pairs of nodes: 16 bytes each.
    static let maxPairs = 2_000_000

    private let left: OrderedTree
    private let right: OrderedTree
    private let texts: CellTexts
    private let workspace: EditDistance
    /// The distance of the trees below each pair of nodes.
    private var trees: [Double]
    /// The distances of the forests up to each pair of nodes, for the pair of key roots in hand.
    private var forests: [Double]

    /// The distance; nil where the budget, or the memory for the pairs, does not suffice.
    ///
    /// - Complexity: O(16 · n · m) for tables of n and m nodes, beside the distances of cells that compete.
    static func measure(
        _ left: OrderedTree, _ right: OrderedTree, _ texts: CellTexts, budget: inout WorkBudget
    ) -> Double? {
        guard left.count * right.count <= maxPairs,
            budget.spend(4 * left.keyRootWork * right.keyRootWork + left.count * right.count)
        else { return nil }
        return EditDistance.withShared { workspace in
            var distance = TreeEditDistance(left, right, texts, workspace)
            for first in left.keyRoots {
                for second in right.keyRoots {
                    guard distance.fill(Int(first), Int(second), budget: &budget) else { return nil }
                }
            }
            return distance.trees.last
        }
    }

    private init(_ left: OrderedTree, _ right: OrderedTree, _ texts: CellTexts, _ workspace: EditDistance) {
        self.left = left
        self.right = right
        self.texts = texts
        self.workspace = workspace
        trees = [Double](repeating: 0, count: left.count * right.count)
        forests = [Double](repeating: 0, count: (left.count + 1) * (right.count + 1))
    }

    /// Fills in the distances of all trees whose leftmost leaves are those of a pair of key roots; false without
    /// budget.
    private mutating func fill(_ first: Int, _ second: Int, budget: inout WorkBudget) -> Bool {
        let (leftStart, rightStart) = (Int(left.leftmost[first]), Int(right.leftmost[second]))
        let stride = second - rightStart + 2
        let rightCount = right.count
        for column in 0..<stride { forests[column] = Double(column) }
        for i in leftStart...first {
            let row = (i - leftStart + 1) * stride
            forests[row] = Double(i - leftStart + 1)
            let isLeftWhole = left.leftmost[i] == left.leftmost[first]
            let above = (Int(left.leftmost[i]) - leftStart) * stride
            for j in rightStart...second {
                let place = row + j - rightStart + 1
                var least = min(forests[place - stride], forests[place - 1]) + 1
                if isLeftWhole, right.leftmost[j] == right.leftmost[second] {
                    let base = forests[place - stride - 1]
                    // No change costs less than nothing.
                    if base < least {
                        guard let change = cost(i, j, budget: &budget) else { return false }
                        least = min(least, base + change)
                    }
                    trees[i * rightCount + j] = least
                } else {
                    least = min(
                        least,
                        forests[above + Int(right.leftmost[j]) - rightStart] + trees[i * rightCount + j])
                }
                forests[place] = least
            }
        }
        return true
    }

    /// What it costs to make one node of the other: 1 for another element or other spans; for cells the distance of
    /// their texts.
    private func cost(_ i: Int, _ j: Int, budget: inout WorkBudget) -> Double? {
        guard left.labels[i] == right.labels[j] else { return 1 }
        let (first, second) = (left.texts[i], right.texts[j])
        if first == second { return 0 }
        return texts.distance(first, second, workspace, budget: &budget)
    }
}
