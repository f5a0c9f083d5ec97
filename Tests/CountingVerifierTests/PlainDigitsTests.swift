import AssayText
import Testing

@testable import CountingVerifier

/// The short way for plain digits says what the reader of every text says.
@Suite struct PlainDigitsTests {
    @Test(arguments: [
        "0", "7", "10", "100", "105", "1000", "9007199254740993", "999999999999999999", "100000000000000000",
    ])
    func aShortNumberReadsAlike(_ text: String) throws {
        let number = try #require(DecimalNumber(plainDigits: text))
        guard case .integer(let expected, .digits) = CountReader.readWhole(text) else {
            Issue.record("\(text) is no integer")
            return
        }
        #expect(number == expected)
        #expect(number.text() == text)
    }

    @Test(arguments: ["", "00", "007", "1.0", "-1", "+1", " 1", "1 ", "٥", "1,000", "1a", "1000000000000000000"])
    func anythingElseIsLeftToTheReader(_ text: String) { #expect(DecimalNumber(plainDigits: text) == nil) }

    @Test func everyCountToTenThousandReadsAlike() {
        for value in 0...10_000 {
            guard case .integer(let expected, .digits) = CountReader.readWhole("\(value)") else {
                Issue.record("\(value) is no integer")
                return
            }
            #expect(DecimalNumber(plainDigits: "\(value)") == expected)
            #expect(expected.text() == "\(value)")
        }
    }
}
