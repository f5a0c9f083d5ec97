/// The last `\boxed{…}` of a text.
struct BoxedContent {
    /// Where the content stands, or with boxes joined to it, all of them from the first `\boxed` to the last brace; nil
    /// where no box is closed.
    private(set) var range: Range<Int>?
    /// There is a `\boxed{` that is not closed.
    private(set) var hasOpen = false

    /// Finds the last box whose braces balance. An escaped brace (`\{`) is none; one without partner does not matter.
    ///
    /// "Last" is the one that begins last, so of boxes in each other the innermost. Boxes before it that are joined to
    /// it, by spaces, commas, "and", "or", or by text that ends in "and", are one list with it.
    ///
    /// - Complexity: O(n) time; memory for the boxes that are open at a time.
    static func last(in text: Span<UInt8>, _ range: Range<Int>) -> BoxedContent {
        var result = BoxedContent()
        // Most answers have one box or none: look for it from the back before tracking every brace.
        guard let last = BoxedScanner.startOfLast(in: text, range),
            let first = BoxedScanner.startOfFirst(in: text, range)
        else { return result }
        if first == last {
            let end = BoxedScanner.endOfBraces(in: text, from: last &+ BoxedScanner.openingLength, to: range.upperBound)
            result.range = end.map { last &+ BoxedScanner.openingLength..<$0 &- 1 }
            result.hasOpen = end == nil
            return result
        }
        var scanner = BoxedScanner()
        scanner.scan(text, first..<range.upperBound)
        result.range = scanner.group
        result.hasOpen = scanner.hasOpen
        return result
    }
}
