/// Intervals in the notation that turns a bracket away from an open end: `]0, 1[`, `[0, 1[`.
enum ReversedBrackets {
    /// The bytes with round brackets at the open ends; as they are where brackets read as usual or nothing fits.
    ///
    /// Every square bracket of such an answer ends or starts an interval of two parts, so `[[1,2],[3,4]]` is none.
    /// - Complexity: O(n).
    static func rewritten(_ bytes: [UInt8]) -> [UInt8] {
        let (open, close) = (UInt8(ascii: "["), UInt8(ascii: "]"))
        var result = bytes
        var start: Int?
        var hasReversed = false
        for index in bytes.indices where bytes[index] == open || bytes[index] == close {
            guard let first = start else {
                start = index
                hasReversed = hasReversed || bytes[index] == close
                continue
            }
            guard separators(bytes[(first + 1)..<index]) == 1 else { return bytes }
            hasReversed = hasReversed || bytes[index] == open
            if bytes[first] == close { result[first] = UInt8(ascii: "(") }
            if bytes[index] == open { result[index] = UInt8(ascii: ")") }
            start = nil
        }
        return hasReversed && start == nil ? result : bytes
    }

    /// The commas or semicolons outside round brackets and braces.
    private static func separators(_ part: ArraySlice<UInt8>) -> Int {
        var (depth, commas, semicolons) = (0, 0, 0)
        for byte in part {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0: commas += 1
            case UInt8(ascii: ";") where depth == 0: semicolons += 1
            default: break
            }
        }
        return semicolons > 0 ? semicolons : commas
    }
}
