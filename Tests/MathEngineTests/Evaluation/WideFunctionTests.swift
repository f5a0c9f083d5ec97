import Foundation
import Testing

@testable import MathEngine

/// The 256-bit elementary functions against mpmath's values, within the bound that is stated.
@Suite struct WideFunctionTests {
    struct Row: Decodable {
        let function: String
        let numerator: Int64
        let value: String
    }

    @Test func agreesWithMpmath() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../fixtures/math/equivalence/functions.ndjson")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
        #expect(rows.count >= 360)
        for row in rows {
            let x = Wide(whole: row.numerator).scaled(-30)
            let result: Wide
            switch row.function {
            case "exp": result = x.exponential
            case "ln": result = x.logarithm
            case "sin": result = x.sineAndCosine.sine
            case "cos": result = x.sineAndCosine.cosine
            case "atan": result = x.arcTangent
            default: result = x.squareRoot
            }
            let expected = try #require(Self.decimal(row.value), "\(row.value)")
            let error = (result - expected).magnitude.double
            let relative = row.function == "exp" || row.function == "sqrt"
            let scale = relative ? expected.magnitude.double : 1 + x.magnitude.double + expected.magnitude.double
            #expect(error <= scale * Wide.functionError, "\(row.function)(\(row.numerator)/2^30): off by \(error)")
        }
    }

    /// A decimal in scientific notation.
    private static func decimal(_ text: String) -> Wide? {
        let parts = text.split(separator: "e")
        var (sum, places, sawPoint) = (Wide.zero, 0, false)
        for byte in parts[0].utf8 {
            if byte == 0x2e {
                sawPoint = true
            } else if byte &- 0x30 <= 9 {
                sum = sum * Wide(whole: 10) + Wide(whole: Int64(byte &- 0x30))
                if sawPoint { places += 1 }
            }
        }
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        exponent -= places
        var power = Wide(whole: 1)
        for _ in 0..<abs(exponent) { power = power * Wide(whole: 10) }
        let value = exponent < 0 ? sum / power : sum * power
        return text.hasPrefix("-") ? -value : value
    }
}
