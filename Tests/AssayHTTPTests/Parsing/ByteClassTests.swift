import Testing

@testable import AssayHTTP

/// The bit sets against the RFCs' lists, written out.
@Suite struct ByteClassTests {
    private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

    @Test func tokensAreRFC9110Section562() {
        check(ByteClass.isToken, others: "!#$%&'*+-.^_`|~")
    }

    @Test func targetsAreRFC3986Section33() {
        check(ByteClass.isTarget, others: "-._~!$&'()*+,;=:@/?%")
    }

    @Test func hostNamesAreRFC3986Section322() {
        check(ByteClass.isHostName, others: "-._~!$&'()*+,;=%")
    }

    @Test func fieldValuesAreVisibleOrBlankOrOpaque() {
        for byte in 0...255 as ClosedRange<UInt8> {
            let expected = byte == 0x09 || byte == 0x20 || (0x21...0x7E).contains(byte) || byte >= 0x80
            #expect(ByteClass.isFieldValue(byte) == expected, "\(byte)")
        }
    }

    @Test func hexadecimalDigits() {
        for byte in 0...255 as ClosedRange<UInt8> {
            let digit = byte < 0x80 ? UInt8(String(UnicodeScalar(byte)), radix: 16) : nil
            // "+1"-like forms cannot come from a single character, so the library's reading is an oracle here.
            #expect(ByteClass.hexValue(byte) == digit, "\(byte)")
        }
    }

    private func check(_ isMember: (UInt8) -> Bool, others: String) {
        let members = Self.letters.union(others.utf8)
        for byte in 0...255 as ClosedRange<UInt8> { #expect(isMember(byte) == members.contains(byte), "\(byte)") }
    }
}
