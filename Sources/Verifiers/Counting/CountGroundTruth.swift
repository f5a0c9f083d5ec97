import AssayCore
import AssayJSON
public import AssayText

/// The count that is right, read once.
public struct CountGroundTruth: Sendable, Hashable {
    /// The most digits a ground truth may have.
    public static let maxDigits = 10_000

    /// The number, whole.
    public let number: DecimalNumber
    /// How it was written.
    public let form: NumberForm

    /// Reads a JSON number or a string by the reader of the answers.
    init(_ value: JSONValue) throws(GroundTruthError) {
        let text: String
        switch value {
        case .string(let string): text = string
        case .number(let literal): text = literal.literal
        default: throw GroundTruthError("must be an integer or a string that reads as one, not \(value.kindName)")
        }
        switch CountReader.read(text) {
        case .integer(let number, let form):
            guard number.integerDigits <= Self.maxDigits else {
                throw GroundTruthError("must have at most \(Self.maxDigits) digits, not \(number.integerDigits)")
            }
            self.number = number
            self.form = form
        case .tooLong: throw GroundTruthError("must be an integer, not a text of that length")
        case .empty: throw GroundTruthError("must be an integer, not an empty string")
        case .several(_, let problem), .notAnInteger(let problem, _): throw Self.error(text, problem)
        case .noNumber(let problem): throw Self.error(text, problem)
        }
    }

    private static func error(_ text: String, _ problem: CountProblem?) -> GroundTruthError {
        let scalars = text.unicodeScalars
        let excerpt = String(String.UnicodeScalarView(scalars.prefix(40))) + (scalars.dropFirst(40).isEmpty ? "" : "…")
        let reason = problem.map { " (\($0.rawValue))" } ?? ""
        return GroundTruthError("must read as one integer, not \"\(excerpt)\"\(reason)")
    }
}
