public import AssayCore
public import AssayJSON

/// What a fixture can compare of a verdict, whether it was scored in this process or came over HTTP.
public struct ObservedVerdict: Sendable, Hashable {
    /// The status.
    public var status: String
    /// The score, where there is one.
    public var score: Double?
    /// The reason, where there is one.
    public var reason: String?
    /// Who decided, where someone did.
    public var decidedBy: String?
    /// The extracted text, where there is one.
    public var extracted: String?
    /// The names under `detail.format.violations`.
    public var violations: Set<String>?
    /// Units of work, from `detail.work`.
    public var work: Int?
    /// The error's message, where there is one.
    public var errorText: String?
    /// Microseconds spent verifying.
    public var microseconds: Int
    /// The components that have a value.
    public var components: [String: Double] = [:]
    /// What the domain shows: both parses and what was found between them.
    public var detail: JSONObject = [:]
    /// Whether it came through a protocol that tells score and status and nothing else.
    public var tellsScoreAlone = false

    /// What can be compared of a verdict.
    public init(_ verdict: Verdict) {
        status = verdict.outcome.status
        score = verdict.outcome.score
        reason = verdict.outcome.reason?.rawValue
        decidedBy = verdict.outcome.decidedBy?.text
        extracted = verdict.extraction?.text
        let names = verdict.detail["format"]?.objectValue?["violations"]?.arrayValue
        violations = names.map { Set($0.compactMap(\.stringValue)) }
        work = verdict.detail["work"]?.numberValue?.int
        errorText = verdict.outcome.error.map { "\($0.code.rawValue): \($0.message)" }
        microseconds = verdict.timing.verify
        for component in verdict.components { components[component.key] = component.value }
        detail = verdict.detail
    }

    /// What can be compared of a verdict in the form ``VerdictWriter`` gives it.
    public init(json: JSONObject) {
        status = json["status"]?.stringValue ?? "failed"
        score = json["score"]?.numberValue?.double
        reason = json["reason"]?.stringValue
        decidedBy = json["decided_by"]?.stringValue
        extracted = json["extraction"]?.objectValue?["text"]?.stringValue
        let detail = json["detail"]?.objectValue
        let names = detail?["format"]?.objectValue?["violations"]?.arrayValue
        violations = names.map { Set($0.compactMap(\.stringValue)) }
        work = detail?["work"]?.numberValue?.int
        let error = json["error"]?.objectValue
        errorText = error.map { "\($0["code"]?.stringValue ?? ""): \($0["message"]?.stringValue ?? "")" }
        microseconds = json["timing_us"]?.objectValue?["verify"]?.numberValue?.int ?? 0
        for member in json["components"]?.objectValue?.members ?? [] {
            components[member.key] = member.value.numberValue?.double
        }
        self.detail = detail ?? [:]
        tellsScoreAlone = json["tells"] == "score"
    }
}
