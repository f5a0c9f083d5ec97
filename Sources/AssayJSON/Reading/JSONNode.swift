/// One value or key of the index: 16 bytes.
///
/// A container is followed by what it holds, in order, an object's keys and values in turn; `next` is the node after
/// all of that, so a whole value is skipped in one step.
struct JSONNode {
    /// The first byte: of a string the one after the quote.
    var start: UInt32
    /// One past the last byte: of a string the closing quote.
    var end: UInt32
    /// The node after this value.
    var next: UInt32
    /// The kind, and whether a string holds an escape.
    var kind: JSONKind
    var hasEscapes: Bool
}
