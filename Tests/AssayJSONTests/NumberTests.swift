import AssayJSON
import Testing

@Suite struct NumberTests {
    private func element(_ text: String) throws -> JSONElement { try JSONDocument(parsing: Array(text.utf8)).root }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("9223372036854775807", Int.max),
        ("-9223372036854775808", Int.min),
    ])
    func readsWholeNumbers(_ text: String, _ expected: Int) throws { #expect(try element(text).readInt() == expected) }

    @Test(arguments: [
        ("9223372036854775808", JSONError.Kind.numberOutOfRange), ("-9223372036854775809", .numberOutOfRange),
        ("99999999999999999999999999", .numberOutOfRange), ("-99999999999999999999", .numberOutOfRange),
        ("18446744073709551616", .numberOutOfRange), ("1E5", .notWholeNumber), ("1.0", .notWholeNumber),
        ("99999999999999999999999999.5", .notWholeNumber),
        ("\"1\"", .wrongKind(expected: "a number", found: "a string")),
        ("null", .wrongKind(expected: "a number", found: "null")),
    ])
    func refusesWhatIsNoInt(_ text: String, _ expected: JSONError.Kind) throws {
        let element = try element(" " + text)
        #expect(throws: JSONError(expected, at: 1)) { try element.readInt() }
    }

    @Test(arguments: [
        ("0", 0.0), ("1e5", 1e5), ("1E-5", 1e-5), ("0.1", 0.1), ("123456789012345678", 123_456_789_012_345_680),
        ("9007199254740993", 9_007_199_254_740_992), ("1e22", 1e22), ("1e23", 1e23),
        ("4.9e-324", Double.leastNonzeroMagnitude),
        ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("1e-400", 0), ("0e999999999999", 0),
        ("179769313486231580793728971405301e276", Double.greatestFiniteMagnitude),
    ])
    func readsDoubles(_ text: String, _ expected: Double) throws {
        #expect(try element(text).readDouble() == expected)
        #expect(try element("-" + text).readDouble().bitPattern == (-expected).bitPattern)
    }

    @Test(arguments: ["1e400", "-1e400", "1.7976931348623159e308", "1e999999999999", "9e308"])
    func refusesWhatIsNoDouble(_ text: String) throws {
        let element = try element(text)
        #expect(throws: JSONError(.numberOutOfRange, at: 0)) { try element.readDouble() }
        #expect(element.number?.double == nil)
        #expect(element.number?.literal == text)
    }

    @Test func aMillionDigitsAreRead() throws {
        let digits = String(repeating: "9", count: 1_000_000)
        let whole = try element(digits)
        #expect(throws: JSONError(.numberOutOfRange, at: 0)) { try whole.readInt() }
        #expect(throws: JSONError(.numberOutOfRange, at: 0)) { try whole.readDouble() }
        #expect(try element("0." + digits).readDouble() == 1)
    }

    @Test(arguments: ["1", "-1.5e3", "0", "1e400"])
    func literalsThatAreNumbers(_ text: String) { #expect(JSONNumber(literal: text)?.literal == text) }

    @Test(arguments: ["", "01", "+1", "1.", ".5", "NaN", " 1", "1 ", "1,2", "\"1\"", "null", "[1]", "0x1", "１"])
    func literalsThatAreNone(_ text: String) { #expect(JSONNumber(literal: text) == nil) }

    @Test func doublesAsNumbers() {
        #expect(JSONNumber(5.0)?.literal == "5")
        #expect(JSONNumber(-0.0)?.literal == "-0.0")
        #expect(JSONNumber(0.5)?.literal == "0.5")
        #expect(JSONNumber(1e20)?.literal == "1e+20")
        #expect(JSONNumber(Double.nan) == nil && JSONNumber(-Double.infinity) == nil)
    }
}
