import CurlTransport
import Glibc
import Testing

/// Certificates are verified and proxies are those of the call, against real handshakes.
@Suite struct SecureCallTests: Sendable {
    private let servers: SecureServers
    private let engine: CurlEngine

    init() throws {
        servers = try SecureServers()
        engine = try CurlEngine()
    }

    private func result(
        _ url: String, trusting authority: Bool = true, proxy: String? = nil
    ) async -> Result<CurlAnswer, CurlFailure> {
        var call = CurlCall(url: url, timeoutMilliseconds: 30_000, firstByteTimeoutMilliseconds: 30_000)
        if authority { call.certificateFile = servers.authority }
        call.proxy = proxy
        return await withCheckedContinuation { continuation in
            engine.submit(call) { continuation.resume(returning: $0) }
        }
    }

    private func text(_ result: Result<CurlAnswer, CurlFailure>) -> String {
        switch result {
        case .success(let answer): String(decoding: answer.body, as: UTF8.self)
        case .failure(let failure): failure.kind.rawValue
        }
    }

    @Test func aCertificateHasToHold() async {
        #expect(text(await result(servers.good)) == "safe")
        // The system's authorities do not know ours.
        #expect(text(await result(servers.good, trusting: false)) == "tls")
        #expect(text(await result(servers.other)) == "tls")
        #expect(text(await result(servers.expired)) == "tls")
        #expect(text(await result(servers.unknown)) == "tls")
        // A connection that was trusted is no excuse for a call that does not trust it.
        #expect(text(await result(servers.good)) == "safe")
        #expect(text(await result(servers.good, trusting: false)) == "tls")
    }

    @Test func aProxyIsUsedWhereTheCallNamesOne() async {
        #expect(text(await result(servers.plain)) == "safe")
        #expect(text(await result(servers.plain, proxy: servers.proxy)) == "proxy")
        // Through a tunnel the certificate is still the judge's.
        #expect(text(await result(servers.good, proxy: servers.proxy)) == "safe")
        #expect(text(await result(servers.other, proxy: servers.proxy)) == "tls")
        #expect(text(await result(servers.tunnels)) == "2")
        #expect(text(await result(servers.plain, proxy: "http://127.0.0.1:1")) == "connect")
        #expect(text(await result(servers.plain)) == "safe")
    }

    @Test func theFileOfAuthoritiesHasToBeThere() async {
        var call = CurlCall(url: servers.good)
        call.certificateFile = "/no/such/file.pem"
        let wanted = call
        let result = await withCheckedContinuation { continuation in
            engine.submit(wanted) { continuation.resume(returning: $0) }
        }
        #expect(text(result) == "tls")
    }
}
