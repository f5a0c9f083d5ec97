import AssayFixtures
import AssayJSON

/// A verdict as people see it in a table.
struct ShownVerdict {
    let id: String
    let verifier: String
    let observed: ObservedVerdict

    /// Reads a verdict in the form the wire gives it.
    init(_ json: [UInt8]) throws {
        do {
            guard let object = try JSONDocument(parsing: json).root.value().objectValue else {
                throw CommandFailure.shortfall("a verdict is no JSON object")
            }
            switch object["id"] {
            case .string(let text)?: id = text
            case .number(let number)?: id = number.literal
            default: id = "-"
            }
            verifier = object["verifier"]?.stringValue ?? "-"
            observed = ObservedVerdict(json: object)
        } catch let error as JSONError {
            throw CommandFailure.shortfall("a verdict is no JSON: \(error)")
        }
    }

    /// The cells of a row: id, verifier, score, reason, who decided.
    var cells: [String] {
        let score = observed.score.map(Self.rounded) ?? "null"
        return [
            id, verifier, score, observed.reason ?? observed.errorText ?? observed.status,
            observed.decidedBy ?? observed.status,
        ]
    }

    /// Four decimals at the most.
    private static func rounded(_ score: Double) -> String {
        let rounded = (score * 10_000).rounded() / 10_000
        return "\(rounded)"
    }
}
