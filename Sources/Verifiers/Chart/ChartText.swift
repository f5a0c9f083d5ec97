import AssayText

/// A text as it is compared: case folded, white space collapsed, one final full stop off, dashes and apostrophes folded.
enum ChartText {
    /// The text in that form, without its wrappers; canonically equivalent texts have one form.
    ///
    /// - Complexity: O(n).
    static func normalized(_ text: String) -> String {
        let bare = UnicodeText.collapsedWhiteSpace(UnicodeText.nfc(AnswerWrappers.stripped(text)))
        let folded = UnicodeText.caseFolded(bare)
        var scalars = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars {
            switch scalar.value {
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: scalars.append("-")
            case 0x2018, 0x2019, 0x2BC, 0xFF07, 0x60, 0xB4: scalars.append("'")
            default: scalars.append(scalar)
            }
        }
        if scalars.count > 1, let last = scalars.last, last == "." || last == "。" { scalars.removeLast() }
        return String(scalars)
    }

    /// Equality scalar by scalar; Swift's own is canonical equivalence.
    static func areEqual(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}
