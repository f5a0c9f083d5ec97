import TestSupport
import Testing

@testable import AssayConfiguration

/// docs/configuration.md says what the code does.
@Suite struct DocumentationTests {
    @Test func everyKeyIsDocumented() throws {
        let page = try Repository.text("docs/configuration.md")
        for key in ConfigurationReader.keys { #expect(page.contains("\n| `\(key)` |"), "\(key)") }
    }

    @Test func theLimitsAreThoseOfTheCode() throws {
        let page = try Repository.text("docs/configuration.md")
        let documented = page.split(separator: "\n").filter { $0.hasPrefix("| `max_") }
            .map { $0.split(separator: "|").prefix(2).map { $0.filter { $0 != " " && $0 != "`" } } }
        #expect(documented == LimitTable.rows().map { [$0.key, String($0.value)] })
    }
}
