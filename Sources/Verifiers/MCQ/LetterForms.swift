/// The scalars by which a choice letter is written.
enum LetterForms {
    /// An upper-case letter A…Z, plain, circled, squared or mathematical; nil for anything else.
    ///
    /// A Cyrillic `В` and a Greek `Β` look like letters and are none.
    static func upper(_ value: UInt32) -> UInt32? {
        if value < 0x80 { return value &- 0x41 < 26 ? value : nil }
        switch value {
        case 0x24B6...0x24CF: return value - 0x24B6 + 0x41
        case 0x1F110...0x1F129: return value - 0x1F110 + 0x41
        case 0x1F130...0x1F149: return value - 0x1F130 + 0x41
        case 0x1F150...0x1F169: return value - 0x1F150 + 0x41
        case 0x1F170...0x1F189: return value - 0x1F170 + 0x41
        // Mathematical alphabets come as 26 capitals and 26 small letters, thirteen times.
        case 0x1D400...0x1D6A3:
            let place = (value - 0x1D400) % 52
            return place < 26 ? place + 0x41 : nil
        default: return nil
        }
    }

    /// The upper-case letter of a lower-case one, plain, circled, bracketed or mathematical; nil for anything else.
    static func lower(_ value: UInt32) -> UInt32? {
        if value < 0x80 { return value &- 0x61 < 26 ? value - 0x20 : nil }
        switch value {
        case 0x24D0...0x24E9: return value - 0x24D0 + 0x41
        case 0x249C...0x24B5: return value - 0x249C + 0x41
        case 0x1D400...0x1D6A3:
            let place = (value - 0x1D400) % 52
            return place >= 26 ? place - 26 + 0x41 : nil
        default: return nil
        }
    }

    /// The letters that Arabic and Bengali papers number options with; read only where they are the whole answer.
    static func otherScript(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x0623, 0x0627, 0x0995: 0x41
        case 0x0628, 0x0996: 0x42
        case 0x062C, 0x0997: 0x43
        case 0x062F, 0x0998: 0x44
        case 0x0647, 0x0999: 0x45
        default: nil
        }
    }
}
