/// Reads one value: an expression with what may stand around it, a currency, a percent or degree sign, a unit.
///
///     ScalarReader(bytes, arena: arena).head(of: range)   // (the numeric head, the range of the unit behind it)
public struct ScalarReader {
    let bytes: [UInt8]
    let arena: ExpressionArena
    let policy: AnswerPolicy
    let groupsByComma: Bool

    init(_ bytes: [UInt8], arena: ExpressionArena, policy: AnswerPolicy, groupsByComma: Bool = true) {
        self.bytes = bytes
        self.arena = arena
        self.policy = policy
        self.groupsByComma = groupsByComma
    }

    /// The value that fills a range: a scalar, or the two values of a `\pm`.
    func read(_ whole: Range<Int>) -> Shape? {
        var range = Self.withoutOrdinal(bytes, whole) ?? whole
        var scalarUnit: [UInt8] = []
        if let currency = Currency.before(bytes, range) {
            scalarUnit = currency.name
            range = currency.rest
        } else if let currency = Currency.behind(bytes, range) {
            scalarUnit = currency.name
            range = currency.rest
        }
        // `60\text{ degrees}` is 60°, no product.
        if let (rest, unit) = UnitTail.split(bytes, range, readsUnits: policy.readsUnits), Self.isDegreeWord(unit),
            let found = value(rest),
            !found.contains(where: { arena.hasSymbol($0.node) })
        {
            return finish(found.map { $0.inDegrees }, unit: [])
        }
        // A unit goes before an expression: `15\text{ cm}` is no product, where a number alone stands before it.
        if let (rest, unit) = UnitTail.split(bytes, range, readsUnits: policy.readsUnits), !Self.isDegreeWord(unit),
            let found = value(rest),
            !found.contains(where: { arena.hasSymbol($0.node) })
        {
            return finish(found, unit: unit)
        }
        if let value = value(range) { return finish(value, unit: scalarUnit) }
        var (isPercent, isDegree) = (false, false)
        if let rest = Self.withoutPercent(bytes, range) {
            (isPercent, range) = (true, rest)
        } else if let rest = Self.withoutDegree(bytes, range) {
            (isDegree, range) = (true, rest)
        } else if let (rest, unit) = UnitTail.split(bytes, range, readsUnits: policy.readsUnits) {
            (range, scalarUnit) = (rest, unit)
            if let inner = Self.withoutDegree(bytes, range), Self.isDegreeWord(unit) { range = inner }
        } else {
            return nil
        }
        guard var found = value(range) else { return nil }
        for index in found.indices {
            found[index].isPercent = isPercent
            found[index].isDegree = isDegree || Self.isDegreeWord(scalarUnit)
        }
        return finish(found, unit: Self.isDegreeWord(scalarUnit) ? [] : scalarUnit)
    }

    private func finish(_ values: [Scalar], unit: [UInt8]) -> Shape? {
        let scalars = values.map { value in
            var value = value
            if !unit.isEmpty { value.unit = unit }
            return Shape.scalar(value)
        }
        return scalars.count == 1 ? scalars[0] : .sequence(Enclosure(joint: .plusMinus), scalars)
    }

    /// The expression that fills a range, twice where a `\pm` stands in it.
    private func value(_ range: Range<Int>) -> [Scalar]? {
        guard !range.isEmpty else { return nil }
        // A trailing percent or degree sign belongs to the scalar, not to the expression; that of an angle in it does.
        if Self.withoutPercent(bytes, range) != nil { return nil }
        if let rest = Self.withoutDegree(bytes, range), !holdsAngles(rest) { return nil }
        var parser = parser(range, plusMinus: 1)
        guard let node = parser.whole() else { return nil }
        let number = try? NumberReader.read(bytes, in: range)
        guard parser.sawPlusMinus else { return [Scalar(node: node, number: number)] }
        var second = self.parser(range, plusMinus: -1)
        guard let other = second.whole() else { return nil }
        return [Scalar(node: node, number: nil), Scalar(node: other, number: nil)]
    }

    /// Whether a degree sign at the end is that of an angle in an expression: `\cos 15^\circ`, `60^\circ + k \cdot 360^\circ`.
    private func holdsAngles(_ rest: Range<Int>) -> Bool {
        var parser = parser(rest, plusMinus: 1)
        guard let node = parser.whole() else { return false }
        if arena.hasSymbol(node) { return true }
        return [Operation.degree, .sine, .cosine, .tangent, .cotangent, .secant, .cosecant].contains {
            arena.contains($0, in: node)
        }
    }

    private func parser(_ range: Range<Int>, plusMinus: Int) -> ExpressionParser {
        ExpressionParser(
            bytes, in: range, arena: arena, plusMinus: plusMinus, digitsAreSubscripts: policy.digitsAreSubscripts,
            groupsByComma: groupsByComma)
    }

    private static func isDegreeWord(_ unit: [UInt8]) -> Bool {
        unit.elementsEqual("degrees".utf8) || unit.elementsEqual("degree".utf8) || unit.elementsEqual("度".utf8)
    }

    private static func without(_ suffix: String, _ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let width = suffix.utf8.count
        guard range.count > width else { return nil }
        let tail = (range.upperBound - width)..<range.upperBound
        guard ShapeScanner.folded(bytes[tail]) == suffix else { return nil }
        var rest = range.lowerBound..<tail.lowerBound
        while let last = rest.last, bytes[last] == UInt8(ascii: " ") { rest.removeLast() }
        return rest
    }

    /// `12^{th}`: the whole number before the letters of an ordinal.
    private static func withoutOrdinal(_ bytes: [UInt8], _ whole: Range<Int>) -> Range<Int>? {
        let article = "the "
        let hasArticle = ShapeScanner.folded(bytes[whole].prefix(article.utf8.count)) == article
        let range = hasArticle ? (whole.lowerBound + article.utf8.count)..<whole.upperBound : whole
        guard let first = range.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[first],
            let last = range.last, "tdh}TDH".utf8.contains(bytes[last])
        else { return nil }
        for letters in ["st", "nd", "rd", "th"] {
            for suffix in [
                letters, "^{\(letters)}", "^{\\text{\(letters)}}", "^{\\mathrm{\(letters)}}", "\\text{\(letters)}",
            ] {
                guard let rest = without(suffix, bytes, range) else { continue }
                let isWhole = bytes[rest].allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
                if isWhole { return rest }
            }
        }
        return nil
    }

    static func withoutPercent(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        for suffix in ["%", "percent", "per cent", "pct", "percentage", "\\text{percent}", "\\text{ percent}"] {
            if let rest = without(suffix, bytes, range) { return rest }
        }
        return nil
    }

    static func withoutDegree(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        for suffix in ["^{\\circ}", "^\\circ"] {
            if let rest = without(suffix, bytes, range) { return rest }
        }
        return nil
    }
}
