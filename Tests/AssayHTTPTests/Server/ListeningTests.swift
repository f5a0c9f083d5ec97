import Foundation
import Testing

@testable import AssayHTTP

/// Addresses, and limits of connections.
@Suite struct ListeningTests {
    private static let get = "GET /now HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func listensOnSeveralAddresses() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/s"
        let server = try TestServer([.tcp(host: "127.0.0.1", port: 0), .unix(path: path)])
        for address in server.addresses {
            let client = try TestClient(address)
            try client.send(Self.get)
            #expect(try client.readReply().text == "now")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        server.server.stop()
        server.server.waitUntilStopped()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func replacesAStaleSocketOnly() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/s"
        let address = ListenAddress.unix(path: path)
        do {
            let first = try TestServer([address])
            // A live server is left alone.
            let second = HTTPServer(addresses: [address], handler: TestHandler())
            #expect(throws: ServerError.cannotListen(address, errno: EADDRINUSE)) { try second.start() }
            let client = try TestClient(address)
            try client.send(Self.get)
            #expect(try client.readReply().text == "now")
            // What a crash leaves: a name whose socket is gone. Renaming keeps the server from removing it.
            try FileManager.default.moveItem(atPath: path, toPath: path + "-stale")
            first.server.stop()
            first.server.waitUntilStopped()
        }
        try FileManager.default.moveItem(atPath: path + "-stale", toPath: path)
        let third = try TestServer([address])
        let client = try third.connect()
        try client.send(Self.get)
        #expect(try client.readReply().text == "now")
        // A file that is no socket is never removed.
        let file = folder.path + "/file"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: file))
        let fourth = HTTPServer(addresses: [.unix(path: file)], handler: TestHandler())
        #expect(throws: ServerError.cannotListen(.unix(path: file), errno: EEXIST)) { try fourth.start() }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
    }

    private static let hasIPv6: Bool = {
        let server = HTTPServer(addresses: [.tcp(host: "::1", port: 0)], handler: TestHandler())
        return (try? server.start()) != nil
    }()

    @Test(.enabled(if: hasIPv6, "this machine has no ::1"))
    func speaksIPv6AndOnlyIPv6() throws {
        let server = try TestServer([.tcp(host: "::1", port: 0)])
        let client = try server.connect()
        try client.send(Self.get)
        #expect(try client.readReply().text == "now")
        // V6ONLY: the same port of the other family stays free.
        let any = try TestServer([.tcp(host: "::", port: 0)])
        let other = try TestServer([.tcp(host: "0.0.0.0", port: any.port)])
        #expect(other.port == any.port)
    }

    @Test func serves1000ConnectionsAtOnce() throws {
        let server = try TestServer()
        let clients = try (0..<1000).map { _ in try server.connect() }
        for _ in 0..<3 {
            for (number, client) in clients.enumerated() {
                let path = number.isMultiple(of: 2) ? "/inline" : "/pool"
                try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n\(1000 + number)")
            }
            for (number, client) in clients.enumerated() { #expect(try client.readReply().text == "\(1000 + number)") }
        }
        // Without this an optimised build may let go of the clients after their last reply, which closes them.
        withExtendedLifetime(clients) {
            #expect(server.server.statistics.connectionsOpen == 1000)
            #expect(server.server.statistics.requests == 3000)
        }
    }

    @Test func connectionsBeyondTheLimitWait() throws {
        var limits = HTTPLimits()
        limits.maxConnections = 2
        let server = try TestServer(limits: limits)
        let first = try server.connect()
        let second = try server.connect()
        for client in [first, second] {
            try client.send(Self.get)
            #expect(try client.readReply().text == "now")
        }
        let third = try server.connect()
        try third.send(Self.get)
        server.waitForEvent { if case .connectionLimit = $0 { true } else { false } }
        #expect(server.server.statistics.connectionsOpen == 2)
        first.close()
        #expect(try third.readReply().text == "now")
    }

    @Test func aPeerMayHaveALimitOfItsOwn() throws {
        var limits = HTTPLimits()
        limits.maxConnectionsPerPeer = 1
        let server = try TestServer(limits: limits)
        let first = try server.connect()
        try first.send(Self.get)
        #expect(try first.readReply().text == "now")
        let second = try server.connect()
        let reply = try second.readReply()
        #expect(reply.status == 503)
        #expect(reply.fields["retry-after"] == "1")
        first.close()
        eventually { server.server.statistics.connectionsOpen == 0 }
        #expect(try server.reply(to: Self.get).text == "now")
    }
}
