public import AssayCore
import AssayJSON

/// The reference's list form of a request: `{"prompts":[…],"answers":[…],"gt_answers":[…],"datasources":[…]}`.
///
/// A single string stands for a list of one, and one data source for all rows; `uuids` and `image_files` are looked at
/// for their length alone, `image_files` not even that, since nothing here looks at images. What is wrong with one row
/// is that row's; what is wrong with the lists is the request's.
public struct GLMVRequest: Sendable {
    /// The rows in order.
    public let rows: [DoorRow]
    /// Whether the reply is to hold the answers as they were found.
    public let wantsExtractions: Bool

    /// Reads a body.
    ///
    /// - Parameter stopTokens: of the configuration, taken off the end beside the known ones.
    /// - Throws: ``RolloutError`` naming the list.
    /// - Complexity: O(bytes).
    public init(_ body: [UInt8], stopTokens: [String], maxRows: Int) throws(RolloutError) {
        let root = try DoorBody.object(body)
        let answers = try Self.list(root, "answers")
        guard answers.count <= maxRows else {
            throw RolloutError(.tooManyRows, field: "answers", "a request has at most \(maxRows) rows")
        }
        func column(_ name: StaticString, isRequired: Bool) throws(RolloutError) -> [JSONElement]? {
            guard isRequired || root[name].map({ !$0.isNull }) == true else { return nil }
            let list = try Self.list(root, name)
            guard list.count == answers.count else {
                throw RolloutError(
                    .invalidField, field: "\(name)", "\(name) has \(list.count) elements, answers \(answers.count)")
            }
            return list
        }
        let truths = try column("gt_answers", isRequired: true)
        let prompts = try column("prompts", isRequired: false)
        _ = try column("uuids", isRequired: false)
        let shared = root["datasources"]?.string
        let sources = try shared == nil ? column("datasources", isRequired: false) : nil
        rows = answers.indices.map { row in
            DoorRow(
                Self.response(answers[row], prompts?[row], stopTokens),
                label: DoorLabel(groundTruth: truths?[row], dataSource: sources?[row], shared: shared))
        }
        switch root["return_extracted_answers"]?.kind {
        case nil, .null?, .true?: wantsExtractions = true
        case .false?: wantsExtractions = false
        default:
            throw RolloutError(
                .invalidField, field: "return_extracted_answers", "return_extracted_answers must be true or false")
        }
    }

    private static func list(_ root: JSONElement, _ name: StaticString) throws(RolloutError) -> [JSONElement] {
        guard let element = root[name] else {
            throw RolloutError(.missingField, field: "\(name)", "\(name) is required")
        }
        switch element.kind {
        case .array: return Array(element.elements)
        case .string: return [element]
        default:
            throw RolloutError(
                .invalidField, field: "\(name)", "\(name) must be a list or a string, not \(element.kind.name)")
        }
    }

    private static func response(
        _ answer: JSONElement, _ prompt: JSONElement?, _ stopTokens: [String]
    ) -> Result<DoorRow.Response, RolloutError> {
        guard let text = answer.string else {
            return .failure(
                RolloutError(.invalidField, field: "answers", "answers must hold strings, not \(answer.kind.name)"))
        }
        let asked: Prompt?
        switch prompt?.value() {
        case nil, .null?: asked = nil
        case .string(let text)?: asked = .text(text)
        case .array(let messages)?: asked = .messages(messages)
        default:
            return .failure(
                RolloutError(
                    .invalidField, field: "prompts", "prompts must hold strings or lists of chat messages"))
        }
        let bytes = Array(text.utf8)
        let rest = bytes.dropLast(SpecialTokens.trailingCount(of: bytes[...], further: stopTokens))
        return .success(DoorRow.Response(prompt: asked, text: String(decoding: rest, as: UTF8.self)))
    }
}
