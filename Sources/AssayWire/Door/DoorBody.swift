import AssayCore
import AssayJSON

/// A trainer's body as an object.
enum DoorBody {
    static func object(_ body: [UInt8]) throws(RolloutError) -> JSONElement {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: body)
        } catch {
            throw RolloutError(.invalidJSON, error.description)
        }
        guard document.root.kind == .object else {
            throw RolloutError(.invalidField, "the body must be an object, not \(document.root.kind.name)")
        }
        return document.root
    }
}
