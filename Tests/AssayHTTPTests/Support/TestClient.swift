import CLinux
import Glibc

@testable import AssayHTTP

/// A client that says exactly what it is told, on a blocking socket.
final class TestClient {
    struct Reply: Equatable {
        var status = 0
        var fields: [String: String] = [:]
        var body: [UInt8] = []

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    enum Failure: Error {
        case connect(Int32)
        case send(Int)
        /// The connection ended or broke in the middle of a reply; what had arrived.
        case ended(String)
        case timedOut
        case malformed(String)
    }

    private(set) var socket: Int32
    private var buffer: [UInt8] = []

    init(_ address: ListenAddress, receiveBufferBytes: Int32? = nil) throws {
        switch address {
        case .tcp(let host, let port):
            guard var system = SocketAddress(numericHost: host, port: port)?.system else { throw Failure.connect(22) }
            socket = assay_connect_tcp(&system)
        case .unix(let path):
            socket = assay_connect_unix(path)
        }
        guard socket >= 0 else { throw Failure.connect(-socket) }
        // A test that waits for what never comes fails instead of hanging.
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        if var bytes = receiveBufferBytes {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    deinit { close() }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            let sent = bytes[start...].withUnsafeBytes { assay_send(socket, $0.baseAddress, $0.count, nil, 0) }
            guard sent > 0 else { throw Failure.send(sent) }
            start += sent
        }
    }

    /// Sends on a thread of its own, for more than the server takes before the test goes on.
    func sendOnAThread(_ bytes: [UInt8]) throws {
        let socket = socket
        let error = Thread.start(name: "sender") {
            var start = 0
            while start < bytes.count {
                let sent = bytes[start...].withUnsafeBytes { assay_send(socket, $0.baseAddress, $0.count, nil, 0) }
                guard sent > 0 else { return }
                start += sent
            }
        }
        guard error == 0 else { throw Failure.send(Int(-error)) }
    }

    /// Says that nothing more will be sent.
    func finishSending() { _ = assay_finish_sending(socket) }

    func close() {
        if socket >= 0 { assay_close(socket) }
        socket = -1
    }

    /// Closes with a reset, as a client that crashes may.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Whether there is something to read, or the end, within so long.
    func hasInput(withinMilliseconds milliseconds: Int32) -> Bool {
        var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, milliseconds) > 0
    }

    /// Reads one reply whose length is told; `toHead` for a reply to HEAD.
    func readReply(toHead: Bool = false) throws -> Reply {
        while true {
            if let end = endOfHead() {
                var reply = try Self.parseHead(Array(buffer[..<end]))
                let hasBody = !toHead && reply.status >= 200 && reply.status != 204
                let count = hasBody ? Int(reply.fields["content-length"] ?? "") ?? 0 : 0
                while buffer.count < end + count { try receive() }
                reply.body = Array(buffer[end..<(end + count)])
                buffer.removeFirst(end + count)
                return reply
            }
            try receive()
        }
    }

    /// Reads until the server ends the connection.
    func readToEnd() throws -> [UInt8] {
        do {
            while true { try receive() }
        } catch Failure.ended {
            defer { buffer = [] }
            return buffer
        }
    }

    private func endOfHead() -> Int? {
        guard buffer.count >= 4 else { return nil }
        for end in 4...buffer.count where buffer[(end - 4)..<end].elementsEqual("\r\n\r\n".utf8) { return end }
        return nil
    }

    private func receive() throws {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = piece.withUnsafeMutableBytes { assay_receive(socket, $0.baseAddress, $0.count) }
        if count == -Int(EAGAIN) { throw Failure.timedOut }
        guard count > 0 else { throw Failure.ended(String(decoding: buffer.prefix(500), as: UTF8.self)) }
        buffer += piece[..<count]
    }

    private static func parseHead(_ bytes: [UInt8]) throws -> Reply {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0.dropLast(), as: UTF8.self) }
        let start = lines[0].split(separator: " ")
        guard start.count >= 2, start[0] == "HTTP/1.1", let status = Int(start[1]) else {
            throw Failure.malformed(lines[0])
        }
        var reply = Reply(status: status)
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { throw Failure.malformed(line) }
            reply.fields[line[..<colon].lowercased()] =
                String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return reply
    }
}
