/// Pairs the elements of two lists, each at most once, so that as many as possible are equal.
struct ListMatching {
    private let edges: [[Int]]
    /// For each element of the ground truth the element of the answer it is paired with, or nil.
    private(set) var partners: [Int?]

    /// Takes, for each element of the answer, the elements of the ground truth it equals.
    ///
    /// - Complexity: O(V·E) (Kuhn's augmenting paths); lists have at most 256 elements.
    init(_ edges: [[Int]], truths: Int) {
        self.edges = edges
        partners = Array(repeating: nil, count: truths)
        for start in edges.indices {
            var seen = [Bool](repeating: false, count: truths)
            _ = augment(start, &seen)
        }
    }

    /// How many pairs there are.
    var count: Int { partners.lazy.filter { $0 != nil }.count }

    /// Finds a place for an element; the depth is at most the number of elements, 256.
    private mutating func augment(_ element: Int, _ seen: inout [Bool]) -> Bool {
        for truth in edges[element] where !seen[truth] {
            seen[truth] = true
            if let other = partners[truth] { guard augment(other, &seen) else { continue } }
            partners[truth] = element
            return true
        }
        return false
    }
}
