import AssayConfiguration
import AssayHTTP
import AssayJSON

/// Writes the server's events to standard error, a line each. Never a prompt, a response or a key.
struct DaemonLog: Sendable {
    private let settings: LogSettings

    init(_ settings: LogSettings) { self.settings = settings }

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

    /// Writes a line, if its level is asked for.
    func write(_ level: LogSettings.Level, _ event: String, _ fields: JSONObject) {
        let levels = LogSettings.Level.allCases
        guard let wanted = levels.firstIndex(of: settings.level), let position = levels.firstIndex(of: level),
            position <= wanted
        else { return }
        switch settings.format {
        case .json:
            let base: JSONObject = ["level": .string(level.rawValue), "event": .string(event)]
            StandardError.write(JSONValue.object(base.merging(fields)).text + "\n")
        case .text:
            let pairs = fields.members.map { "\($0.key)=\($0.value.text)" }.joined(separator: " ")
            StandardError.write("\(level.rawValue): \(event) \(pairs)\n")
        }
    }
}
