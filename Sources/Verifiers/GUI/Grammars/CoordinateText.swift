/// Coordinates inside a string: `[1,2]`, `(1, 2)`, `<point>1 2</point>`, `<|box_start|>(1,2)<|box_end|>`.
enum CoordinateText {
    private static let tags = [
        "<|box_start|>", "<|box_end|>", "<point>", "</point>", "<bbox>", "</bbox>", "<box>", "</box>",
        "<|begin_of_box|>", "<|end_of_box|>",
    ].map { Array($0.utf8) }

    /// The two or four numbers of a text that holds nothing else but tags, brackets, commas and spaces.
    static func numbers(_ text: String) throws(ActionProblem) -> [Double] {
        var scanner = LiteralScanner(text, .lenient)
        var numbers: [Double] = []
        while let byte = scanner.byte {
            switch byte {
            case UInt8(ascii: "<"):
                let rest = scanner.bytes[scanner.offset...]
                guard let tag = tags.first(where: { rest.starts(with: $0) }) else { throw .coordinates }
                scanner.offset += tag.count
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: ","), 0x20,
                0x09, 0x0A, 0x0D:
                scanner.offset += 1
            default:
                guard numbers.count < 4, let value = try? scanner.number().number else { throw .coordinates }
                numbers.append(value)
            }
        }
        guard numbers.count == 2 || numbers.count == 4 else { throw .coordinates }
        return numbers
    }
}
