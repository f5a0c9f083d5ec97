import AssayText
import Testing

@Suite struct CaseTests {
    struct Row: Decodable {
        let source: String
        let folded: String
        let lower: String
        let stripped: String
    }

    @Test func fixtureRowsEqualPython() throws {
        let rows = try FixtureLines.decoded("text/case.ndjson", as: Row.self)
        #expect(rows.count > 1500)
        for row in rows {
            #expect(expectSame(UnicodeText.caseFolded(row.source), row.folded), "casefold of \(row.source)")
            #expect(expectSame(UnicodeText.lowercased(row.source), row.lower), "lower of \(row.source)")
            #expect(expectSame(UnicodeText.strippedLikePython(row.source), row.stripped), "strip of \(row.source)")
        }
    }

    @Test(arguments: [
        ("İ", "i\u{307}"), ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"), ("Σ", "σ"), ("ΑΣ'", "ας'"), ("ΑΣ'Β", "ασ'β"), ("Α.Σ", "α.ς"),
        ("ẞ", "ß"), ("ǅ", "ǆ"), ("ABC", "abc"), ("abc", "abc"), ("", ""),
    ])
    func lowerCaseDependsOnContextForSigmaAlone(_ source: String, _ expected: String) {
        #expect(expectSame(UnicodeText.lowercased(source), expected))
    }

    @Test(arguments: [("Straße", "strasse"), ("ẞ", "ss"), ("ς", "σ"), ("ﬀ", "ff"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"), ("I", "i")])
    func caseFoldingIsFull(_ source: String, _ expected: String) {
        #expect(expectSame(UnicodeText.caseFolded(source), expected))
    }

    @Test func foldingIsIdempotentOnEveryScalar() {
        for value in UInt32(0)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = UnicodeText.caseFolded(String(scalar))
            #expect(expectSame(UnicodeText.caseFolded(folded), folded), "U+\(String(value, radix: 16))")
        }
    }

    @Test func sigmasBetweenLongRunsOfIgnorablesStayLinear() {
        let dots = String(repeating: ".", count: 1 << 18)
        let text = "Α" + dots + "Σ" + dots + "Σ" + dots
        let expected = "α" + dots + "σ" + dots + "ς" + dots
        #expect(expectSame(UnicodeText.lowercased(text), expected))
    }
}
