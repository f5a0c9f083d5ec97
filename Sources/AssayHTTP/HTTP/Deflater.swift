import CZlib

/// Puts the gzip or deflate coding on a reply's content: deflate(3) in one go.
///
/// At the fastest level: JSON of verdicts shrinks to a tenth, and the best one saves a quarter of that for five times the
/// time.
enum Deflater {
    /// The coded content; nil where it would be no smaller, or there is no memory for it.
    static func encode(_ content: [UInt8], _ coding: ContentCoding) -> [UInt8]? {
        let format = Int32(coding == .gzip ? ASSAY_ZLIB_GZIP : ASSAY_ZLIB_ZLIB)
        var made = -1
        let coded = [UInt8](unsafeUninitializedCapacity: content.count) { output, count in
            made = assay_deflate(content, content.count, output.baseAddress, output.count, format)
            count = max(made, 0)
        }
        return made < 0 ? nil : coded
    }
}

extension Response {
    /// The same response with its content coded, or as it is where that saves nothing.
    func coded(_ coding: ContentCoding) -> Response {
        guard !status.forbidsContent, !fields.contains(where: { $0.name == "Content-Encoding" }),
            let coded = Deflater.encode(body, coding)
        else { return self }
        var response = self
        response.body = coded
        response.fields.append(HTTPField("Content-Encoding", coding == .gzip ? "gzip" : "deflate"))
        return response
    }
}
