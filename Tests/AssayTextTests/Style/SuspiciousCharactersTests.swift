import AssayText
import Testing

@Suite struct SuspiciousCharactersTests {
    @Test func findsWhatIsNotSeen() {
        let found = SuspiciousCharacters(in: "4\u{200B}2\u{2060} \u{FEFF}x\u{AD}\u{0}")
        #expect(found.invisible == [0x200B: 1, 0x2060: 1, 0xFEFF: 1, 0xAD: 1, 0: 1])
        #expect(found.directions.isEmpty && found.mixedWords.isEmpty)
    }

    @Test func findsDirections() {
        let found = SuspiciousCharacters(in: "\u{202E}24\u{202C} \u{2067}x\u{2069}")
        #expect(found.directions == [0x202E: 1, 0x202C: 1, 0x2067: 1, 0x2069: 1] && found.invisible.isEmpty)
    }

    /// Cyrillic а and о, Greek Ο, Armenian օ, Cherokee Ꭺ among Latin letters; and what is hidden by a joiner.
    @Test(arguments: [
        ("pаypal", ["latin", "cyrillic"]), ("Вerlin", ["cyrillic", "latin"]), ("LΟNDON", ["latin", "greek"]),
        ("cօde", ["latin", "armenian"]), ("ᎪBC", ["cherokee", "latin"]), ("a\u{200D}а", ["latin", "cyrillic"]),
    ])
    func findsDisguises(_ word: String, _ scripts: [String]) {
        let found = SuspiciousCharacters(in: "the \(word), again")
        #expect(found.mixedWordCount == 1)
        #expect(found.mixedWords.first?.scripts.map(\.rawValue) == scripts)
    }

    @Test(arguments: [
        "", "plain text, with 1 number", "naïve café", "Δt = 5 μm, ρgh, πr²", "使用Python语言", "日本語とEnglish", "Москва",
        "Αθήνα", "한국어text", "שלום abc", "مرحبا", "👨‍👩‍👧 ✔️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\tb\nc\r\n", "x²·ℝ ∑ ½",
    ])
    func findsNothingInOrdinaryText(_ text: String) { #expect(SuspiciousCharacters(in: text).isEmpty) }

    @Test func showsNoMoreThanAFew() {
        let found = SuspiciousCharacters(
            in: String(repeating: "xа ", count: 1000) + String(repeating: "xа", count: 1000))
        #expect(found.mixedWordCount == 1001 && found.mixedWords.count == 8)
        let long = SuspiciousCharacters(in: String(repeating: "xа", count: 1000))
        #expect(long.mixedWords.first?.text.unicodeScalars.count == SuspiciousCharacters.maxShown)
    }
}
