import AssayConfiguration
import AssayCore
import AssayJSON
import TestSupport
import Testing

@testable import AssayScoring

/// Components and scores as an implementation in Python computes them (fixtures/shaping/golden.py).
@Suite struct ShapingGoldenTests {
    @Test func agreesWithPython() throws {
        let rows = try Repository.text("fixtures/shaping/golden.ndjson").split(separator: "\n")
        #expect(rows.count == 300)
        for (index, line) in rows.enumerated() {
            let row = try #require(try JSONDocument(parsing: Array(line.utf8)).root.value().objectValue)
            // JSON is YAML: the settings are read as a configuration file's are.
            let settings = try #require(row["components"])
            let shaping = try ConfigurationReader.read(yaml: #"{"components": \#(settings.text)}"#, file: "golden")
                .scoring.shaping
            let response = try #require(row["response"]?.stringValue)
            let accuracy = try #require(row["accuracy"]?.numberValue?.double)
            let span = response.utf8Span.span
            let shape = try ResponseShape(
                of: span, [0..<span.count], tokens: row["response_tokens"]?.numberValue?.int, by: shaping)
            let formula = ScoreFormula(policies: ComponentPolicies(), shaping: shaping)
            let components = formula.components(accuracy: accuracy, failed: [], shape: shape)
            let expected = try #require(row["expected"]?.objectValue)
            for component in ShapingComponent.allCases {
                let value = try #require(components.first { $0.key == component.rawValue }?.value)
                let wanted = try #require(expected[component.rawValue]?.numberValue?.double)
                #expect(abs(value - wanted) < 1e-12, "row \(index + 1), \(component.rawValue)")
            }
            let score = try #require(expected["score"]?.numberValue?.double)
            #expect(
                abs(formula.score(accuracy: accuracy, failed: [], shape: shape) - score) < 1e-12, "row \(index + 1)")
        }
    }
}
