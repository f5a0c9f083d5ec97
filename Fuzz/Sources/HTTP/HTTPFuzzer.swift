import FuzzSupport

@testable import AssayHTTP
@testable import HTTPReading

/// Requests read in one piece, in two or three, and byte by byte: the same requests, refusals and ends.
enum HTTPFuzzer {
    /// Small, so that short inputs reach them.
    private static let limits: HTTPLimits = {
        var limits = HTTPLimits()
        limits.maxTargetBytes = 40
        limits.maxHeadBytes = 160
        limits.maxFields = 4
        limits.maxBodyBytes = 64
        return limits
    }()

    static func run(_ input: FuzzInput) {
        let bytes = input.bytes
        let whole = read(bytes, cutAt: [])
        let hash = input.hash
        let first = Int(hash % UInt64(bytes.count + 1))
        let second = Int(hash >> 20 % UInt64(bytes.count + 1))
        let cut = read(bytes, cutAt: [min(first, second), max(first, second)])
        expect(whole.agrees(with: cut), "cut at \(first) and \(second) it reads differently: \(whole) \(cut)")
        if hash >> 40 & 3 == 0 {
            let single = read(bytes, cutAt: bytes.indices.dropFirst())
            expect(whole.agrees(with: single), "byte by byte it reads differently: \(whole) \(single)")
        }
        for request in whole.requests { check(request) }
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, cutAt cuts: some Sequence<Int>) -> StreamReader {
        var reader = StreamReader(limits: limits)
        var start = 0
        for cut in cuts {
            reader.feed(bytes[start..<cut])
            start = cut
        }
        reader.feed(bytes[start...])
        return reader
    }

    /// What a handler may rely on.
    private static func check(_ request: StreamReader.Request) {
        let (head, body) = (request.head, request.body)
        let path = head.path
        expect(path.hasPrefix("/") || path == "*" || head.method == .connect, "the path is \(path.debugDescription)")
        expect(!path.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "a control character in \(path.debugDescription)")
        expect(head.rawTarget.utf8.count <= limits.maxTargetBytes, "a target over its limit")
        expect(head.fields.count <= limits.maxFields, "more fields than the limit")
        expect(body.count <= limits.maxBodyBytes, "a body over its limit")
        expect(head.contentLength.map { $0 == body.count } ?? true, "a body of another length than announced")
        for field in head.fields {
            expect(!field.name.isEmpty, "a field without a name")
            expect(!field.value.utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }, "a line end in a value")
            expect(head.field(field.name) != nil, "a field that is there and not found")
        }
        _ = head.query("a")
    }
}

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    HTTPFuzzer.run(FuzzInput(start, count))
    return 0
}
