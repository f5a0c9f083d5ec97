/// Where the parts of a batch stand in its bytes; nothing in them has been read yet.
///
/// Rows are told apart without being validated, so that each can be parsed on any worker and a row that is not JSON
/// spoils no other row.
public struct BatchLayout: Sendable, Hashable {
    /// The bytes of each rollout, in order.
    public internal(set) var rows: [Range<Int>] = []
    /// The bytes of `defaults`.
    public internal(set) var defaults: Range<Int>?
    /// The bytes of `detail`.
    public internal(set) var detail: Range<Int>?
}
