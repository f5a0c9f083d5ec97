import Testing

@testable import AssayHTTP

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8787", ListenAddress.tcp(host: "127.0.0.1", port: 8787)),
        ("localhost:1", .tcp(host: "127.0.0.1", port: 1)), ("0.0.0.0:65535", .tcp(host: "0.0.0.0", port: 65_535)),
        ("[::1]:0", .tcp(host: "::1", port: 0)), ("unix:/run/x.sock", .unix(path: "/run/x.sock")),
        ("unix:a:1", .unix(path: "a:1")),
    ])
    func readsAddresses(text: String, expected: ListenAddress) throws {
        let address = try ListenAddress(parsing: text)
        #expect(address == expected)
        #expect(try ListenAddress(parsing: address.description) == expected)
    }

    @Test(arguments: [
        ("", ListenAddressError.malformed("")), ("8787", .malformed("8787")), ("unix:", .emptyPath),
        ("127.0.0.1:", .malformedPort("127.0.0.1:")), ("127.0.0.1:65536", .malformedPort("127.0.0.1:65536")),
        ("127.0.0.1:+1", .malformedPort("127.0.0.1:+1")), ("::1:80", .notNumeric("::1:80")),
        ("[127.0.0.1]:80", .notNumeric("[127.0.0.1]:80")), ("example.com:80", .notNumeric("example.com:80")),
        (":80", .notNumeric(":80")), ("127.1:80", .notNumeric("127.1:80")),
    ])
    func refusesOthers(text: String, expected: ListenAddressError) {
        #expect(throws: expected) { try ListenAddress(parsing: text) }
    }

    @Test func refusesAPathTheKernelWouldCutOff() throws {
        let longest = String(repeating: "a", count: 107)
        #expect(try ListenAddress(parsing: "unix:" + longest) == .unix(path: longest))
        #expect(throws: ListenAddressError.pathTooLong(longest + "a")) {
            try ListenAddress(parsing: "unix:" + longest + "a")
        }
    }

    @Test func knowsLoopback() throws {
        for (text, expected) in [
            ("127.0.0.1:1", true), ("127.9.9.9:1", true), ("[::1]:1", true), ("unix:/x", true), ("0.0.0.0:1", false),
            ("[::]:1", false), ("10.0.0.1:1", false),
        ] {
            #expect(try ListenAddress(parsing: text).isLoopback == expected, "\(text)")
        }
    }

    @Test func peersReadAsAddresses() {
        #expect(PeerAddress.ipv4(0x7F00_0001).description == "127.0.0.1")
        #expect(PeerAddress.ipv6(0x2001_0DB8 << 32, 1).description == "2001:db8:0:0:0:0:0:1")
        #expect(PeerAddress.ipv6(0, 1).isLoopback)
    }
}
