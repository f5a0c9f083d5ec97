import AssayJSON
import AssayJudge
import Glibc
import Synchronization

/// Exchanges with judges in a folder: `exchanges.jsonl`, one a line, its owner's alone.
///
/// A line holds `key`, `judge`, `model`, `template`, `request` (zeros for the nonce) and `reply`, the JSON the endpoint
/// sent, or its text where that was no JSON.
enum ExchangeFolder {
    private static let fileName = "exchanges.jsonl"

    /// Appends to a folder, which is made where it is missing.
    static func recorder(_ folder: String) throws -> any ExchangeRecorder {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw CommandFailure.caller("cannot make \(folder): \(SystemError.text(errno))")
        }
        let path = "\(folder)/\(fileName)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandFailure.caller("cannot write \(path): \(SystemError.text(errno))") }
        return Recorder(descriptor: descriptor, path: path)
    }

    /// Reads a folder.
    static func source(_ folder: String) throws -> any ExchangeSource {
        let path = "\(folder)/\(fileName)"
        var reader = try LineReader(path: path)
        var replies: [String: [UInt8]] = [:]
        var number = 0
        while let line = try reader.next() {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0d }) { continue }
            guard let row = try? JSONDocument(parsing: line).root, let key = row["key"]?.string,
                let reply = row["reply"]
            else { throw CommandFailure.caller("\(path):\(number): is no exchange") }
            // The last one counts, as it did when it was written.
            replies[key] = reply.string.map { Array($0.utf8) } ?? Array(line[reply.sourceRange])
        }
        return Source(replies: replies)
    }

    private final class Recorder: ExchangeRecorder {
        private let descriptor: Int32
        private let path: String
        private let hasFailed = Mutex(false)

        init(descriptor: Int32, path: String) {
            self.descriptor = descriptor
            self.path = path
        }

        deinit { close(descriptor) }

        func keep(_ exchange: JudgeExchange) {
            let reply =
                (try? JSONDocument(parsing: exchange.reply).root.value())
                ?? .string(String(decoding: exchange.reply, as: UTF8.self))
            let line: JSONObject = [
                "key": .string(exchange.key.text), "judge": .string(exchange.judge), "model": .string(exchange.model),
                "template": .string(exchange.template),
                "request": (try? JSONDocument(parsing: exchange.request).root.value()) ?? .null, "reply": reply,
            ]
            // One write a line, so that a crash leaves whole lines.
            let isWritten = FileOutput.writeAll(Array((JSONValue.object(line).text + "\n").utf8), to: descriptor)
            guard !isWritten else { return }
            let code = errno
            let isFirst = hasFailed.withLock { hasFailed in
                defer { hasFailed = true }
                return !hasFailed
            }
            if isFirst { StandardError.write("assay: cannot write \(path): \(SystemError.text(code))\n") }
        }
    }

    private struct Source: ExchangeSource {
        let replies: [String: [UInt8]]
        func reply(for key: VoteKey, judge: String) -> [UInt8]? { replies[key.text] }
    }
}
