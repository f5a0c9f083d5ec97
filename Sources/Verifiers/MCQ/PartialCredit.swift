/// What a set of options earns that is neither right nor disjoint: the option `partial`.
enum PartialCredit: String, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// The size of the intersection by the size of the union; naming every option always pays some of it.
    case jaccard
}
