import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayScoring

/// What the head of a request to score says beside its body.
struct RequestReading {
    /// `?detail=`; nil where it is absent.
    let detail: DetailLevel?
    /// `X-Request-Timeout-Ms`, bounded by the configuration's deadline.
    let deadlineMilliseconds: Int

    /// Reads the query and the fields.
    ///
    /// - Throws: ``RolloutError`` naming the query item or the field; `config_mismatch` where `X-Assay-Config` names
    ///   another configuration than the one in force.
    init(
        _ head: RequestHead, _ current: ServiceState.Current, door: DoorName? = nil
    ) throws(RolloutError) {
        let hash = current.scorer.configHash
        if let wanted = head.field("x-assay-config"), wanted != hash {
            throw RolloutError(
                .configMismatch, field: "X-Assay-Config",
                "the configuration in force is \(hash), not \(wanted.debugDescription)")
        }
        let configured = door.map { current.deadlines[$0] } ?? current.deadlines.native
        if let text = head.query("detail") {
            guard let level = DetailLevel(rawValue: text) else {
                throw RolloutError(.invalidField, field: "detail", "detail must be one of none, brief, full")
            }
            detail = level
        } else {
            detail = nil
        }
        guard let text = head.field("x-request-timeout-ms") else {
            deadlineMilliseconds = configured
            return
        }
        guard let milliseconds = Int(text), milliseconds > 0 else {
            throw RolloutError(
                .invalidField, field: "X-Request-Timeout-Ms", "X-Request-Timeout-Ms must be a whole number from 1")
        }
        deadlineMilliseconds = min(milliseconds, configured)
    }

    /// What JSON Lines are called; none of the names is registered.
    private static let lineTypes = [
        "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
    ]

    /// Whether a body of that content type is JSON; an absent one is taken for it.
    static func isJSON(_ contentType: String?, lines: Bool = false) -> Bool {
        guard let contentType else { return true }
        let type = contentType.utf8.prefix { $0 != 0x3b && $0 != 0x20 }
        let name = String(decoding: type.map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }, as: UTF8.self)
        return name == "application/json" || name == "text/json"
            || lines && lineTypes.contains(name)
            || (name.hasPrefix("application/") && name.hasSuffix("+json"))
    }
}
