import AssayJSON
import Glibc

@testable import AssayHTTP
@testable import HTTPReading

/// Prints what Assay reads of connections, for Scripts/http-differential.py: one JSON line for each input.
///
/// Standard input holds inputs, each behind its length in four bytes, the most significant first. Bytes are written as
/// hexadecimal digits. After a request that does not keep its connection nothing more is read.
@main
enum HTTPRequests {
    static func main() {
        guard let input = fdopen(STDIN_FILENO, "r"), let output = fdopen(STDOUT_FILENO, "w") else { return }
        defer { fclose(output) }
        var writer = JSONWriter()
        while let bytes = next(input) {
            let reader = read(bytes)
            writer.beginObject()
            writer.key(literal: "requests")
            writer.beginArray()
            for request in reader.requests {
                write(request, into: &writer)
                if !request.head.keepAlive { break }
            }
            writer.endArray()
            writer.key(literal: "failure")
            writer.string(reader.failure?.rawValue)
            writer.key(literal: "is_complete")
            writer.bool(reader.isComplete)
            writer.endObject()
            writer.endLine()
            _ = writer.bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, output) }
            writer.removeAll()
        }
    }

    /// Stops where a connection would: behind a request that closes it.
    private static func read(_ input: [UInt8]) -> StreamReader {
        var reader = StreamReader(limits: HTTPLimits())
        reader.feed(input)
        return reader
    }

    private static func write(_ request: StreamReader.Request, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key(literal: "method")
        writer.string("\(request.head.method.rawValue)")
        writer.key(literal: "target")
        writer.string(request.head.rawTarget)
        writer.key(literal: "is_http10")
        writer.bool(request.head.isHTTP10)
        writer.key(literal: "keeps")
        writer.bool(request.head.keepAlive)
        writer.key(literal: "fields")
        writer.beginArray()
        for field in request.head.fields {
            writer.string(field.name)
            writer.string(field.value)
        }
        writer.endArray()
        writer.key(literal: "body")
        writer.string(hexadecimal(request.body))
        writer.endObject()
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func next(_ file: UnsafeMutablePointer<FILE>) -> [UInt8]? {
        var header = [UInt8](repeating: 0, count: 4)
        guard fread(&header, 1, 4, file) == 4 else { return nil }
        let count = header.reduce(0) { $0 << 8 | Int($1) }
        var input = [UInt8](repeating: 0, count: count)
        guard fread(&input, 1, count, file) == count else { return nil }
        return input
    }
}
