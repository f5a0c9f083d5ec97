public import AssayCore
import AssayJSON

/// Reads OpenRLHF's request to a remote reward model: `{"query":[…],"prompts":[…],"labels":[…]}`.
///
/// A `query` is the prompt and the response as the tokenizer decoded them, special tokens included. What is wrong with
/// one row is that row's; what is wrong with the lists is the request's. Other members are passed over: they are the
/// trainer's.
public enum OpenRLHFReader {
    /// The rows, in order; none for empty lists, which the client sends to all its addresses but the first.
    ///
    /// - Parameters:
    ///   - stopTokens: of the configuration, taken off the end beside the known ones.
    ///   - groundTruthField: the member of a JSON label that holds the ground truth.
    /// - Throws: ``RolloutError`` naming the list.
    /// - Complexity: O(bytes).
    public static func read(
        _ body: [UInt8], stopTokens: [String], groundTruthField: String, maxRows: Int
    ) throws(RolloutError) -> [DoorRow] {
        let root = try DoorBody.object(body)
        let queries = try list(root["query"], "query")
        let prompts = try list(root["prompts"], "prompts")
        guard queries.count <= maxRows else {
            throw RolloutError(.tooManyRows, field: "query", "a request has at most \(maxRows) rows")
        }
        guard prompts.count == queries.count else {
            throw RolloutError(
                .invalidField, field: "prompts", "prompts has \(prompts.count) elements, query \(queries.count)")
        }
        var labels: [JSONElement]?
        if let element = root["labels"], !element.isNull {
            let found = try list(element, "labels")
            guard found.count == queries.count else {
                throw RolloutError(
                    .invalidField, field: "labels", "labels has \(found.count) elements, query \(queries.count)")
            }
            labels = found
        }
        return queries.indices.map { row in
            DoorRow(
                response(queries[row], prompts[row], stopTokens),
                label: DoorLabel(labels?[row], groundTruthField: groundTruthField))
        }
    }

    private static func list(_ element: JSONElement?, _ field: String) throws(RolloutError) -> [JSONElement] {
        guard let element else { throw RolloutError(.missingField, field: field, "\(field) is required") }
        guard element.kind == .array else {
            throw RolloutError(.invalidField, field: field, "\(field) must be a list, not \(element.kind.name)")
        }
        return Array(element.elements)
    }

    /// The text behind the prompt; whoever took the prompt for the response would pay for what the prompt says.
    private static func response(
        _ query: JSONElement, _ prompt: JSONElement, _ stopTokens: [String]
    ) -> Result<DoorRow.Response, RolloutError> {
        guard let text = query.string else {
            return .failure(
                RolloutError(.invalidField, field: "query", "query must hold strings, not \(query.kind.name)"))
        }
        guard let asked = prompt.string else {
            return .failure(
                RolloutError(.invalidField, field: "prompts", "prompts must hold strings, not \(prompt.kind.name)"))
        }
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        if !rest.starts(with: asked.utf8) { rest = rest.dropFirst(SpecialTokens.leadingCount(of: rest)) }
        guard rest.starts(with: asked.utf8) else {
            return .failure(RolloutError(.invalidField, field: "query", "query does not begin with its prompt"))
        }
        rest = rest.dropFirst(asked.utf8.count)
        rest = rest.dropLast(SpecialTokens.trailingCount(of: rest, further: stopTokens))
        return .success(DoorRow.Response(prompt: .text(asked), text: String(decoding: rest, as: UTF8.self)))
    }
}
