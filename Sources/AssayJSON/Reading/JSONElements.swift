/// The elements of an array, one after the other; each step skips a whole value.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
    let document: JSONDocument
    var position: Int
    let end: Int

    /// The next element.
    public mutating func next() -> JSONElement? {
        guard position < end else { return nil }
        let element = JSONElement(document: document, index: position)
        position = Int(document.nodes[position].next)
        return element
    }
}
