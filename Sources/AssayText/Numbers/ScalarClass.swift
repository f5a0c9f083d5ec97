/// What a scalar can be part of, as far as finding numbers is concerned.
enum ScalarClass {
    case digit, letter, ideograph, space, otherNumber, mark, symbol

    static func of(_ value: UInt32) -> ScalarClass {
        if value < 0x80 {
            if value &- 0x30 < 10 { return .digit }
            if (value | 0x20) &- 0x61 < 26 { return .letter }
            return UnicodeText.isPythonSpace(value) ? .space : .symbol
        }
        if UnicodeText.isWhiteSpace(value) { return .space }
        if isIdeograph(value) { return .ideograph }
        if UnicodeText.decimalDigitValue(of: value) != nil { return .digit }
        if UnicodeText.isOtherNumber(value) { return .otherNumber }
        switch value {
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF: return .mark
        case 0xAA, 0xB5, 0xBA: return .letter
        case 0xC0...0x2FF: return value == 0xD7 || value == 0xF7 ? .symbol : .letter
        // Greek question mark, Armenian, Hebrew, Arabic and Indian punctuation.
        case 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x58A, 0x5BE, 0x5C0, 0x5C3, 0x606...0x60D, 0x61B...0x61F,
            0x66A...0x66D,
            0x6D4, 0x964, 0x965:
            return .symbol
        case 0x370...0x0DFF, 0x10A0...0x10FF, 0x1200...0x1360, 0x13A0...0x13FF, 0x1E00...0x1FFF: return .letter
        default: return .symbol
        }
    }

    /// Scripts written without spaces, so that a letter beside a digit is a word of its own.
    static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005...0x3007, 0x3031...0x3035, 0x3041...0x30FA, 0x30FC...0x318F,
            0x31A0...0x31BF, 0x31F0...0x31FF, 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF:
            return true
        case 0xAC00...0xD7FF, 0x1100...0x11FF, 0xA000...0xA4CF: return true
        case 0x0E01...0x0E4F, 0x0E80...0x0ECF, 0x1000...0x103F, 0x1780...0x17D3: return true
        default: return false
        }
    }
}
