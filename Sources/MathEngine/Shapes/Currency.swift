/// A currency before a number.
enum Currency {
    private static let marks = [
        ("\\$", "dollars"), ("$", "dollars"), ("\\pounds", "pounds"), ("\\euro", "euros"), ("€", "euros"),
        ("£", "pounds"), ("¥", "yuan"), ("￥", "yuan"),
    ]

    /// The currency that ends a range, and what stands before it; nil where none does.
    static func behind(_ bytes: [UInt8], _ range: Range<Int>) -> (name: [UInt8], rest: Range<Int>)? {
        for (mark, name) in marks where range.count > mark.utf8.count {
            guard bytes[range].suffix(mark.utf8.count).elementsEqual(mark.utf8) else { continue }
            var rest = range.lowerBound..<(range.upperBound - mark.utf8.count)
            while let last = rest.last, bytes[last] == UInt8(ascii: " ") { rest = rest.lowerBound..<last }
            return (Array(name.utf8), rest)
        }
        return nil
    }

    /// The currency that starts a range, and what stands behind it; nil where none does.
    static func before(_ bytes: [UInt8], _ range: Range<Int>) -> (name: [UInt8], rest: Range<Int>)? {
        for (mark, name) in marks where bytes[range].starts(with: mark.utf8) && range.count > mark.utf8.count {
            var rest = range.dropFirst(mark.utf8.count).indices
            while let first = rest.first, bytes[first] == UInt8(ascii: " ") { rest = rest.dropFirst().indices }
            return (Array(name.utf8), rest)
        }
        return nil
    }
}
