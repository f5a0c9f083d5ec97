/// The members of an object, one after the other; each step skips a whole value.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    let index: JSONIndex
    var position: Int
    let end: Int

    /// The next member.
    ///
    /// - Complexity: O(1).
    public mutating func next() -> JSONMember? {
        guard position < end else { return nil }
        let member = JSONMember(index: index, position: position)
        position = Int(index.nodes[position + 1].next)
        return member
    }
}
