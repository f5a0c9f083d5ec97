import Foundation

/// `tls.py`, running until it is let go: servers with certificates of an authority of their own, and a proxy.
final class SecureServers: @unchecked Sendable {  // guarded: nothing changes after init.
    private struct Places: Decodable {
        let authority: String
        let good, other, expired, unknown, plain, proxy, tunnels: Int
    }

    private let process = Process()
    private let input = Pipe()
    private let places: Places

    /// The file that holds the authority's certificate.
    var authority: String { places.authority }
    /// A certificate for this address by the authority.
    var good: String { "https://127.0.0.1:\(places.good)/" }
    /// A certificate for other names.
    var other: String { "https://127.0.0.1:\(places.other)/" }
    /// A certificate whose time is over.
    var expired: String { "https://127.0.0.1:\(places.expired)/" }
    /// A certificate by an authority nobody trusts.
    var unknown: String { "https://127.0.0.1:\(places.unknown)/" }
    /// No TLS at all.
    var plain: String { "http://127.0.0.1:\(places.plain)/" }
    /// Tunnels, and answers plain requests itself.
    var proxy: String { "http://127.0.0.1:\(places.proxy)" }
    /// How many tunnels the proxy has opened.
    var tunnels: String { "http://127.0.0.1:\(places.tunnels)/" }

    init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("tls.py")
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(0x0a) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
            line += more
        }
        places = try JSONDecoder().decode(Places.self, from: line)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
