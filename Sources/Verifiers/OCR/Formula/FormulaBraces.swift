/// Takes braces out that group nothing: around one token, and where no command or script takes them for its argument.
enum FormulaBraces {
    /// - Complexity: O(n).
    static func withoutRedundant(_ tokens: [String]) -> [String] {
        var isKept = [Bool](repeating: true, count: tokens.count)
        // For each open brace its place, how many tokens stand within, and whether something takes it.
        var open: [(place: Int, count: Int, isArgument: Bool)] = []
        for (index, token) in tokens.enumerated() {
            if token == "{" {
                open.append((index, 0, isTaken(tokens, index, isKept)))
            } else if token == "}", let group = open.popLast() {
                let isRedundant = group.count == 1 || !group.isArgument
                if isRedundant {
                    isKept[group.place] = false
                    isKept[index] = false
                }
                if !open.isEmpty { open[open.count - 1].count += group.count + (isRedundant ? 0 : 2) }
            } else if !open.isEmpty {
                open[open.count - 1].count += 1
            }
        }
        return tokens.indices.lazy.filter { isKept[$0] }.map { tokens[$0] }
    }

    /// Whether what stands before a brace takes a group: a script, a command, another argument, `\sqrt[3]`.
    private static func isTaken(_ tokens: [String], _ index: Int, _ isKept: [Bool]) -> Bool {
        guard index > 0 else { return false }
        let before = tokens[index - 1]
        if before == "^" || before == "_" || before == "}" || before == "]" { return true }
        return before.utf8.count > 1 && before.utf8.first == 0x5C
    }
}
