import AssayText
import Testing

@Suite struct WhiteSpaceTests {
    @Test func thePropertyIsThatOfTheStandardLibrary() {
        for value in UInt32(0)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isWhiteSpace = UnicodeText.isWhiteSpace(scalar)
            #expect(isWhiteSpace == scalar.properties.isWhitespace, "U+\(String(value, radix: 16))")
            #expect(UnicodeText.isPythonSpace(scalar) == (isWhiteSpace || (0x1C...0x1F).contains(value)))
        }
    }

    @Test func trimmingCollapsingAndRemoving() {
        #expect(expectSame(UnicodeText.trimmed("\u{3000}\n a b \u{85}"), "a b"))
        #expect(expectSame(UnicodeText.trimmed(" \t "), ""))
        #expect(expectSame(UnicodeText.trimmed("\u{1C}a\u{1C}"), "\u{1C}a\u{1C}"))
        #expect(expectSame(UnicodeText.strippedLikePython("\u{1C}a\u{1F}"), "a"))
        #expect(expectSame(UnicodeText.trimmed("\u{301}"), "\u{301}"))
        #expect(expectSame(UnicodeText.trimmed(" \u{301}x "), "\u{301}x"))
        #expect(expectSame(UnicodeText.collapsedWhiteSpace("\n a \u{A0}\u{2003} b\tc\u{3000}"), "a b c"))
        #expect(expectSame(UnicodeText.withoutWhiteSpace(" a\u{2028}b c\u{200B}"), "abc\u{200B}"))
    }

    @Test func widthFoldsToASCIIAlone() {
        #expect(expectSame(UnicodeText.foldedWidth("ＡＢｃ１２３！～　。、ｱ￥"), "ABc123!~ 。、ｱ￥"))
        #expect(expectSame(UnicodeText.foldedWidth("plain"), "plain"))
    }

    @Test func digitsOfEveryScriptAndNoOtherNumbers() {
        for value in UInt32(0)...0x10_FFFF {
            // Scripts added after 15.0 are unknown to our tables.
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major < 15 else { continue }
            let isDigit = scalar.properties.generalCategory == .decimalNumber
            let digit = UnicodeText.decimalDigitValue(of: scalar)
            #expect((digit != nil) == isDigit, "U+\(String(value, radix: 16))")
            if isDigit { #expect(scalar.properties.numericValue == digit.map(Double.init)) }
            let category = scalar.properties.generalCategory
            let isOther = (category == .otherNumber || category == .letterNumber) && value != 0x3007
            #expect(UnicodeText.isOtherNumber(scalar) == isOther, "U+\(String(value, radix: 16))")
        }
    }
}
