import GroundingVerifier

/// Slow, obvious answers to what the matching computes.
enum MatchingOracle {
    /// IoU by areas of rectangles, every case spelled out.
    static func overlap(_ a: CommonBox, _ b: CommonBox) -> Double {
        if a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top { return 0 }
        let xs = [a.left, a.right, b.left, b.right].sorted()
        let ys = [a.top, a.bottom, b.top, b.bottom].sorted()
        let both = (xs[2] - xs[1]) * (ys[2] - ys[1])
        let areaA = (a.right - a.left) * (a.bottom - a.top)
        let areaB = (b.right - b.left) * (b.bottom - b.top)
        return both == 0 ? 0 : both / (areaA + areaB - both)
    }

    /// The most pairs and then the largest total, over every one-to-one assignment.
    static func exhaustive(_ weights: [[Double]], passes: (Double) -> Bool, prefersMore: Bool) -> (Int, Double) {
        var isTaken = [Bool](repeating: false, count: weights.first?.count ?? 0)
        var best = (0, 0.0)
        func extend(_ row: Int, _ count: Int, _ total: Double) {
            if row == weights.count {
                if prefersMore ? (count, total) > best : total > best.1 { best = (count, total) }
                return
            }
            extend(row + 1, count, total)
            for column in isTaken.indices where !isTaken[column] && passes(weights[row][column]) {
                isTaken[column] = true
                extend(row + 1, count + 1, total + weights[row][column])
                isTaken[column] = false
            }
        }
        extend(0, 0, 0)
        return best
    }

    /// The smallest total cost of a square matrix: the Hungarian method in O(n³), after the textbook (Papadimitriou and
    /// Steiglitz, "Combinatorial Optimization", chapter 11), dense and with no eye to speed.
    static func leastCost(_ cost: [[Double]]) -> Double {
        let n = cost.count
        guard n > 0 else { return 0 }
        var u = [Double](repeating: 0, count: n + 1)
        var v = [Double](repeating: 0, count: n + 1)
        var owner = [Int](repeating: 0, count: n + 1)
        for row in 1...n {
            owner[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: n + 1)
            var previous = [Int](repeating: 0, count: n + 1)
            var isUsed = [Bool](repeating: false, count: n + 1)
            repeat {
                isUsed[column] = true
                var delta = Double.infinity
                var next = 0
                for candidate in 1...n where !isUsed[candidate] {
                    let reduced = cost[owner[column] - 1][candidate - 1] - u[owner[column]] - v[candidate]
                    if reduced < least[candidate] {
                        least[candidate] = reduced
                        previous[candidate] = column
                    }
                    if least[candidate] < delta {
                        delta = least[candidate]
                        next = candidate
                    }
                }
                for index in 0...n {
                    if isUsed[index] {
                        u[owner[index]] += delta
                        v[index] -= delta
                    } else {
                        least[index] -= delta
                    }
                }
                column = next
            } while owner[column] != 0
            repeat {
                owner[column] = owner[previous[column]]
                column = previous[column]
            } while column != 0
        }
        return (1...n).reduce(0) { $0 + cost[owner[$1] - 1][$1 - 1] }
    }

    /// The most pairs that pass and then the largest total, by the dense method: a passing pair is worth more than all
    /// overlaps together.
    static func dense(_ weights: [[Double]], passes: (Double) -> Bool, prefersMore: Bool) -> (Int, Double) {
        let n = max(weights.count, weights.first?.count ?? 0)
        let bonus = prefersMore ? Double(n + 1) : 0
        var cost = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        for (row, values) in weights.enumerated() {
            for (column, value) in values.enumerated() where passes(value) { cost[row][column] = -bonus - value }
        }
        let total = -leastCost(cost)
        let count = prefersMore ? Int((total / bonus).rounded(.down)) : 0
        return (count, total - Double(count) * bonus)
    }
}
