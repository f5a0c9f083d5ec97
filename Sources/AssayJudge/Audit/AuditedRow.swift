/// A row that rules decided and the audit looks at.
struct AuditedRow {
    let dataSource: String?
    let verifier: String
    /// What the rules said.
    let isRight: Bool
}
