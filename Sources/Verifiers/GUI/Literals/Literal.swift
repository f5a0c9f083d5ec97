/// A value of JSON or of a Python literal.
indirect enum Literal: Sendable {
    case none
    case bool(Bool)
    case number(Double, isInteger: Bool)
    case text(String)
    case list([Literal])
    case tuple([Literal])
    case object([Member])

    /// A member of an object.
    struct Member: Sendable {
        let key: String
        var value: Literal
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var members: [Member]? { if case .object(let members) = self { members } else { nil } }
    var number: Double? { if case .number(let value, _) = self { value } else { nil } }

    /// The elements of a list or tuple.
    var elements: [Literal]? {
        switch self {
        case .list(let elements), .tuple(let elements): elements
        default: nil
        }
    }

    /// Python's `==`: numbers by value whatever their type, true as 1, objects in any order.
    static func isEqualInPython(_ left: Literal, _ right: Literal) -> Bool {
        switch (left, right) {
        case (.none, .none): return true
        case (.text(let left), .text(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { isEqualInPython($0, $1) }
        case (.object(let left), .object(let right)):
            guard left.count == right.count else { return false }
            var values: [[UInt8]: Literal] = [:]
            for member in right { values[Array(member.key.utf8)] = member.value }
            return left.allSatisfy { member in
                values[Array(member.key.utf8)].map { isEqualInPython(member.value, $0) } ?? false
            }
        default:
            guard let left = left.numeric, let right = right.numeric else { return false }
            return left == right
        }
    }

    private var numeric: Double? {
        switch self {
        case .number(let value, _): value
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }
}
