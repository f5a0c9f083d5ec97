/// Puts a subscript before the superscript it stands behind: `x^2_1` is `x_1^2`.
enum FormulaScripts {
    /// How deep groups are looked into; deeper ones stay as they are.
    private static let maxDepth = 32

    /// - Complexity: O(n · depth) for groups nested up to the greatest depth.
    static func ordered(_ tokens: [String]) -> [String] {
        var result: [String] = []
        result.reserveCapacity(tokens.count)
        append(tokens[...], to: &result, depth: 0)
        return result
    }

    private static func append(_ tokens: ArraySlice<String>, to result: inout [String], depth: Int) {
        guard depth < maxDepth else {
            result += tokens
            return
        }
        var index = tokens.startIndex
        while index < tokens.endIndex {
            guard tokens[index] == "^" else {
                result.append(tokens[index])
                index += 1
                continue
            }
            let end = argumentEnd(tokens, index + 1)
            guard end < tokens.endIndex, tokens[end] == "_" else {
                result.append("^")
                append(tokens[(index + 1)..<end], to: &result, depth: depth + 1)
                index = end
                continue
            }
            let subscriptEnd = argumentEnd(tokens, end + 1)
            result.append("_")
            append(tokens[(end + 1)..<subscriptEnd], to: &result, depth: depth + 1)
            result.append("^")
            append(tokens[(index + 1)..<end], to: &result, depth: depth + 1)
            index = subscriptEnd
        }
    }

    /// The end of a script's argument: one token, or a group with its braces.
    private static func argumentEnd(_ tokens: ArraySlice<String>, _ start: Int) -> Int {
        guard start < tokens.endIndex, tokens[start] == "{" else { return min(start + 1, tokens.endIndex) }
        var depth = 0
        var index = start
        while index < tokens.endIndex {
            if tokens[index] == "{" { depth += 1 }
            if tokens[index] == "}" {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
            index += 1
        }
        return tokens.endIndex
    }
}
