/// Everything a text says in boxes or points, in order of appearance.
struct ParsedShapes: Sendable {
    /// Why reading stopped before the end.
    enum Stop: Sendable, Hashable {
        /// More shapes than the limit; ``shapes`` holds one more than the limit.
        case tooMany
        /// Brackets nested deeper than ``BoxParser/maxDepth``.
        case tooDeep
    }

    var shapes: [ReadShape] = []
    var stop: Stop?
}
