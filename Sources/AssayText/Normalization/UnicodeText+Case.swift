extension UnicodeText {
    private static let cased = CodePointRanges(UnicodeTables.casedRanges)
    private static let caseIgnorable = CodePointRanges(UnicodeTables.caseIgnorableRanges)

    /// Full case folding (CaseFolding.txt, C and F): what to compare where case does not matter.
    ///
    /// Equal to Python's `str.casefold()`. `ß` and `ẞ` become `ss`, every sigma `σ`; the result is not normalised.
    ///
    /// - Complexity: O(n).
    public static func caseFolded(_ text: String) -> String {
        let bytes = text.utf8Span.span
        if let ascii = lowercasedASCII(text, bytes) { return ascii }
        let folding = CaseMapping.folding
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 8)
        var offset = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            folding.append(value, to: &output)
            offset += length
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Full lower case, exactly Python's `str.lower()`: `İ` becomes `i̇`, a capital sigma at the end of a word `ς`.
    ///
    /// - Complexity: O(n): a run of case-ignorable scalars is looked at once from either side.
    public static func lowercased(_ text: String) -> String {
        let bytes = text.utf8Span.span
        if let ascii = lowercasedASCII(text, bytes) { return ascii }
        let lowering = CaseMapping.lowering
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 8)
        var offset = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            if value == 0x03A3, isFinalSigma(bytes, before: offset, after: offset + length) {
                output.append(scalar: 0x03C2)
            } else {
                lowering.append(value, to: &output)
            }
            offset += length
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The condition Final_Sigma of The Unicode Standard 15.0, table 3-17.
    private static func isFinalSigma(_ bytes: borrowing Span<UInt8>, before: Int, after: Int) -> Bool {
        var offset = before
        var followsCased = false
        while offset > 0 {
            offset -= 1
            while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            let value = bytes.scalar(at: offset).value
            if caseIgnorable.contains(value) { continue }
            followsCased = cased.contains(value)
            break
        }
        guard followsCased else { return false }
        offset = after
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            if !caseIgnorable.contains(value) { return !cased.contains(value) }
            offset += length
        }
        return true
    }

    /// The text in lower case where it is ASCII, itself where it has no capital; nil where it is not ASCII.
    private static func lowercasedASCII(_ text: String, _ bytes: borrowing Span<UInt8>) -> String? {
        var hasCapital = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 { return nil }
            if byte &- 0x41 < 26 { hasCapital = true }
        }
        guard hasCapital else { return text }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            for index in bytes.indices {
                let byte = bytes[index]
                buffer[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
            return bytes.count
        }
    }
}
