import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayService

/// Writes the server's events to standard error, a line each, in a daemon without making anyone wait. Never a prompt, a response or
/// a key.
struct DaemonLog: Sendable {
    private let settings: LogSettings
    /// Nil where whoever logs writes.
    private let writer: LogWriter?

    /// A log.
    ///
    /// - Parameter waits: whether whoever logs waits until the line is written; a daemon must not.
    init(_ settings: LogSettings, waits: Bool = true) {
        self.settings = settings
        writer = waits ? nil : LogWriter(isJSON: settings.format == .json)
    }

    /// Waits until everything logged so far is written.
    func flush() { writer?.flush() }

    private func append(_ line: String) {
        if let writer { writer.append(line) } else { StandardError.write(line) }
    }

    /// Writes an event, if its level is asked for.
    func write(_ event: ServerEvent) {
        switch event {
        case .listening(let address): write(.info, "listening", ["address": .string("\(address)")])
        case .draining: write(.info, "draining", [:])
        case .stopped(let unfinished):
            write(.info, "stopped", ["unfinished": .number(JSONNumber(unfinished))])
        case .connectionLimit: write(.warning, "connection_limit", [:])
        case .peerLimit(let peer): write(.warning, "peer_limit", ["peer": .string("\(peer)")])
        case .acceptFailed(let code):
            write(.warning, "accept_failed", ["error": .string(SystemError.text(code))])
        case .refused(let failure, let peer):
            write(.debug, "refused", ["reason": .string(failure.rawValue), "peer": .string("\(peer)")])
        }
    }

    /// Writes what an operator should hear of the rollouts.
    func write(_ event: ServiceEvent) {
        switch event {
        case .accessRefused(let code, let peer, let count):
            write(
                .warning, "access_refused",
                [
                    "code": .string(code.rawValue), "peer": .string("\(peer)"), "count": .number(JSONNumber(count)),
                ])
        case .rowWithoutScore(let door, let code, let field, let told, let count):
            write(
                .warning, "row_without_score",
                [
                    "door": .string(door.rawValue), "code": .string(code.rawValue),
                    "field": field.map(JSONValue.string) ?? .null, "told": .string(told.rawValue),
                    "count": .number(JSONNumber(count)),
                ])
        case .doorRefused(let door, let code, let field, let count):
            write(
                .warning, "door_refused",
                [
                    "door": .string(door.rawValue), "code": .string(code.rawValue),
                    "field": field.map(JSONValue.string) ?? .null, "count": .number(JSONNumber(count)),
                ])
        }
    }

    /// Writes that a data source is mostly unreadable, or is no more.
    func write(_ report: FormatAlarm.Report) {
        var fields: JSONObject = ["data_source": .string(report.dataSource)]
        if !report.verifier.isEmpty { fields["verifier"] = .string(report.verifier) }
        if let share = JSONNumber(report.share) { fields["share"] = .number(share) }
        fields["rollouts"] = .number(JSONNumber(report.rollouts))
        guard report.isUnreadable else { return write(.info, "responses_readable", fields) }
        fields["advice"] =
            "mostly format_violation or no_answer: does the trainer keep special tokens, and is the layout right?"
        write(.warning, "responses_unreadable", fields)
    }

    /// Writes that the scores of a data source drift, or have settled.
    func write(_ report: VerifierHealth.Report) {
        var fields: JSONObject = ["data_source": .string(report.dataSource), "verifier": .string(report.verifier)]
        if let mean = JSONNumber(report.mean) { fields["mean"] = .number(mean) }
        if let reference = JSONNumber(report.reference) { fields["before"] = .number(reference) }
        guard report.isDrifting else { return write(.info, "scores_settled", fields) }
        fields["advice"] = "the last scores are far from those before: did a prompt, a configuration or a judge change?"
        write(.warning, "scores_drift", fields)
    }

    /// Writes what becomes of the record.
    func write(_ report: VerdictRecorder.Report) {
        switch report {
        case .failing(let problem): write(.error, "record_failing", ["error": .string(problem)])
        case .working: write(.info, "record_working", [:])
        }
    }

    /// Writes a line, if its level is asked for.
    func write(_ level: LogSettings.Level, _ event: String, _ fields: JSONObject) {
        let levels = LogSettings.Level.allCases
        guard let wanted = levels.firstIndex(of: settings.level), let position = levels.firstIndex(of: level),
            position <= wanted
        else { return }
        switch settings.format {
        case .json:
            let base: JSONObject = ["level": .string(level.rawValue), "event": .string(event)]
            append(JSONValue.object(base.merging(fields)).text + "\n")
        case .text:
            let pairs = fields.members.map { "\($0.key)=\($0.value.text)" }.joined(separator: " ")
            append("\(level.rawValue): \(event) \(pairs)\n")
        }
    }
}
