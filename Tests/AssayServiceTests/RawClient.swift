import Foundation
import Glibc

/// A blocking socket that says exactly what it is told.
final class RawClient {
    private let socket: Int32

    /// Connects to `http://127.0.0.1:PORT`.
    init(url: String, receiveBufferBytes: Int32? = nil) throws {
        struct NoConnection: Error {}
        guard let port = url.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw NoConnection() }
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var bytes = receiveBufferBytes {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw NoConnection() }
    }

    deinit { close(socket) }

    /// Sends all of it; false where the connection broke.
    @discardableResult func send(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let sent = bytes[start...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// A piece of a chunked body.
    @discardableResult func sendChunk(_ text: String) -> Bool {
        send(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }

    func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Whether something has arrived that was not received yet; does not wait.
    var hasArrived: Bool {
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
    }

    /// What arrives next; nil at the end.
    func receive() -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &piece, piece.count, 0)
        return count > 0 ? Array(piece[..<count]) : nil
    }

    /// Reads until the text contains `mark`, or to the end.
    func read(until mark: String) -> String {
        var text: [UInt8] = []
        while !String(decoding: text, as: UTF8.self).contains(mark), let piece = receive() { text += piece }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads to the end of the connection.
    func readToEnd() -> String {
        var text: [UInt8] = []
        while let piece = receive() { text += piece }
        return String(decoding: text, as: UTF8.self)
    }

    /// A whole reply as it stands on the wire.
    struct Reply {
        let status: Int
        /// Names in lower case; of two with one name the last.
        let fields: [String: String]
        let body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Sends one request on a connection of its own, as trainers' clients do, and reads the reply.
    static func exchange(
        _ url: String, _ method: String, _ path: String, fields: [String] = ["Content-Type: application/json"],
        body: [UInt8] = []
    ) throws -> Reply {
        struct NoReply: Error { let text: String }
        let client = try RawClient(url: url)
        client.send(request(method, path, fields: fields + ["Connection: close"], body: body))
        var bytes: [UInt8] = []
        while let piece = client.receive() { bytes += piece }
        return try reply(in: &bytes, isWhole: true)
    }

    /// A request as bytes.
    static func request(_ method: String, _ path: String, fields: [String], body: [UInt8]) -> [UInt8] {
        let head = ["\(method) \(path) HTTP/1.1", "Host: a", "Content-Length: \(body.count)"] + fields
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    /// Reads one reply and leaves the connection open for the next.
    func reply() throws -> Reply {
        var bytes: [UInt8] = []
        while true {
            if let reply = try? Self.reply(in: &bytes, isWhole: false) { return reply }
            guard let piece = receive() else { throw NoReply(text: String(decoding: bytes, as: UTF8.self)) }
            bytes += piece
        }
    }

    /// No reply, or only the beginning of one.
    struct NoReply: Error { let text: String }

    private static func reply(in bytes: inout [UInt8], isWhole: Bool) throws -> Reply {
        guard let split = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            throw NoReply(text: String(decoding: bytes, as: UTF8.self))
        }
        let lines = String(decoding: bytes[..<split.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { throw NoReply(text: lines[0]) }
        var found: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw NoReply(text: line) }
            found[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let body = Array(bytes[split.upperBound...])
        if !isWhole {
            guard let length = found["content-length"].flatMap(Int.init), body.count == length else {
                throw NoReply(text: "not all of it yet")
            }
        }
        return Reply(status: status, fields: found, body: body)
    }
}
