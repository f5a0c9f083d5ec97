/// A drawing, and what of the detail it shows.
struct DetailSketch: Sendable, Hashable {
    /// Lines without indentation.
    var lines: [String] = []
    /// The keys of the members that need not be listed any more.
    var shown: Set<String> = []
}
