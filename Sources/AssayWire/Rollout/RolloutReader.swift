import AssayCore
public import AssayJSON

/// Reads a rollout from JSON in one pass over its fields; every mistake names the field.
///
///     let row = try RolloutReader.read(Array(#"{"verifier":"counting","answer":"3","ground_truth":3}"#.utf8))
///
/// A field Assay does not know is refused, so that a misspelt one cannot go unnoticed; what only fixture files carry
/// (`expected`, `why`, `tags`, `debatable`, `judge_replies`) is passed over, so that their rows can be posted as they are.
public enum RolloutReader {
    /// Reads a message that is one rollout.
    ///
    /// - Throws: ``RowReadingError``: `invalid_json` with the byte, or what is wrong with a field.
    public static func read(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(RowReadingError) -> RolloutRow {
        try read(bytes, in: 0..<bytes.count, limits: limits)
    }

    /// Reads one rollout inside a larger text.
    ///
    /// - Parameter defaults: fields of the batch, laid under those of the row.
    /// - Throws: ``RowReadingError``; byte offsets count from the start of the text.
    public static func read(
        _ bytes: [UInt8], in range: Range<Int>, defaults: RolloutDefaults? = nil, limits: JSONLimits = JSONLimits()
    ) throws(RowReadingError) -> RolloutRow {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes, in: range, limits: limits)
        } catch {
            throw RowReadingError(id: nil, error: RolloutError(.invalidJSON, error.description))
        }
        return try read(document.root, defaults: defaults)
    }

    /// Reads a rollout from an object.
    ///
    /// - Throws: ``RowReadingError`` with the row's id where it has a readable one.
    public static func read(
        _ element: JSONElement, defaults: RolloutDefaults? = nil
    ) throws(RowReadingError) -> RolloutRow {
        guard element.kind == .object else {
            throw RowReadingError(
                id: nil, error: RolloutError(.invalidField, "a rollout must be an object, not \(element.kind.name)"))
        }
        var fields = RolloutFields()
        do throws(RolloutError) {
            for member in element.members { try fields.read(member) }
            if let defaults { fields.lay(over: defaults.fields) }
            return try fields.row()
        } catch {
            // The id may stand behind the field that is wrong.
            let id = element["id"].flatMap { try? RolloutFields.id($0) }
            throw RowReadingError(id: id, error: error)
        }
    }
}
