import AssayCore
import AssayJSON
import CurlTransport

/// Has rows scored by a running daemon, a batch at a time.
struct RemoteBackend: ScoringBackend {
    let url: String

    /// A row that is no JSON would spoil its whole batch, so it is asked about alone.
    func score(_ rows: [[UInt8]], detail: DetailLevel) throws -> [[UInt8]] {
        let isJSON = rows.map { (try? JSONDocument(parsing: $0)) != nil }
        var verdicts = try batch(zip(rows, isJSON).filter(\.1).map(\.0), detail: detail)[...]
        return try zip(rows, isJSON).map { row, isJSON in
            if isJSON, let verdict = verdicts.popFirst() { return verdict }
            return try post(row, to: "/v1/score?detail=\(detail.rawValue)", accepting: [200, 400]).body
        }
    }

    private func batch(_ rows: [[UInt8]], detail: DetailLevel) throws -> [[UInt8]] {
        if rows.isEmpty { return [] }
        var body = Array("{\"detail\":\"\(detail.rawValue)\",\"rollouts\":[".utf8)
        for (index, row) in rows.enumerated() {
            if index > 0 { body.append(0x2c) }
            body += row
        }
        body += Array("]}".utf8)
        let target = Self.withoutCredentials(url) + "/v1/score/batch"
        let reply = try post(body, to: "/v1/score/batch", accepting: [200])
        do {
            let document = try JSONDocument(parsing: reply.body)
            guard let list = document.root["verdicts"], list.kind == .array else {
                throw CommandFailure.shortfall("\(target) sent no verdicts")
            }
            let verdicts = list.elements.map { Array(reply.body[$0.sourceRange]) }
            guard verdicts.count == rows.count else {
                throw CommandFailure.shortfall("\(target) sent \(verdicts.count) verdicts for \(rows.count) rows")
            }
            return verdicts
        } catch let error as JSONError {
            throw CommandFailure.shortfall("\(target) sent no JSON: \(error)")
        }
    }

    /// Posts to the daemon.
    ///
    /// - Parameter statuses: those that are an answer; nil takes every one.
    /// - Throws: ``CommandFailure`` without the credentials of the address.
    func post(_ body: [UInt8], to path: String, accepting statuses: [Int]?) throws -> CurlReply {
        let target = Self.withoutCredentials(url) + path
        let reply: CurlReply
        do {
            reply = try CurlClient().post(body, to: url + path)
        } catch {
            throw CommandFailure.shortfall("\(target): \(error)")
        }
        guard statuses?.contains(reply.status) ?? true else {
            let text = String(decoding: reply.body.prefix(500), as: UTF8.self)
            throw CommandFailure.shortfall("\(target) answered \(reply.status): \(text)")
        }
        return reply
    }

    /// `http://user:TOKEN@host` is how a token is given; no message repeats it.
    static func withoutCredentials(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let at = authority.lastIndex(of: "@") else { return url }
        return url[..<scheme.upperBound] + "***@" + url[url.index(after: at)...]
    }
}
