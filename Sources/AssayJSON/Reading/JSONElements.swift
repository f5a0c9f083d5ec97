/// The elements of an array, one after the other; each step skips a whole value.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
    let index: JSONIndex
    var position: Int
    let end: Int

    /// The next element.
    ///
    /// - Complexity: O(1).
    public mutating func next() -> JSONElement? {
        guard position < end else { return nil }
        let element = JSONElement(index: index, position: position)
        position = Int(index.nodes[position].next)
        return element
    }
}
