/// The members of an object, one after the other; each step skips a whole value.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    let document: JSONDocument
    var position: Int
    let end: Int

    /// The next member.
    public mutating func next() -> JSONMember? {
        guard position < end else { return nil }
        let member = JSONMember(document: document, keyIndex: position)
        position = Int(document.nodes[position + 1].next)
        return member
    }
}
