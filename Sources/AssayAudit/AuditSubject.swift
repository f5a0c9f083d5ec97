import AssayCore
import AssayJSON

/// One generated task an attack is tried on.
struct AuditSubject: Sendable {
    /// What an answer is made of, as far as attacks need to know.
    enum Form: Sendable { case number, choice, yesNo, boxes, action, text, list, table, pairs, transcription, format }

    let verifier: String
    let form: Form
    let prompt: String
    let truth: JSONValue?
    let options: JSONObject
    /// The right answer as it would stand in the box.
    let right: String
    /// A wrong one of the same form.
    let wrong: String
    /// Answers of this task's own that hold everything there is.
    var spam: [String] = []
}
