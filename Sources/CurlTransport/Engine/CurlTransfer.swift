import CCurl
import CLibcurl

/// One call on its way: its easy handle, and what has come so far. Lives on the engine's thread.
final class CurlTransfer {
    private static let maxFields = 64
    private static let maxFieldBytes = 16_384

    let call: CurlCall
    let token: CurlEngine.Token
    let submittedAt: Int64
    let completion: CurlEngine.Completion
    /// When the transfer was handed to libcurl; nil while it waits.
    var startedAt: Int64?
    var handle: UnsafeMutableRawPointer?
    var timers: [UInt64] = []
    private(set) var body: [UInt8] = []
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var isTooLarge = false
    private(set) var hasFirstByte = false
    private var fieldBytes = 0
    private var list: UnsafeMutablePointer<curl_slist>?

    init(_ call: CurlCall, _ token: CurlEngine.Token, submittedAt: Int64, _ completion: @escaping CurlEngine.Completion)
    {
        self.call = call
        self.token = token
        self.submittedAt = submittedAt
        self.completion = completion
    }

    deinit { curl_slist_free_all(list) }

    /// Sets every option of a fresh or reset handle; false where libcurl refuses one.
    func prepare(_ handle: UnsafeMutableRawPointer, _ settings: CurlEngineSettings) -> Bool {
        self.handle = handle
        let scheme = call.url.utf8.prefix(8).map { $0 | 0x20 }
        guard scheme.starts(with: "http://".utf8.map { $0 | 0x20 }) || scheme == "https://".utf8.map({ $0 | 0x20 })
        else {
            return false
        }
        for (name, value) in call.fields {
            guard !(name + value).utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7f }) else { return false }
            list = curl_slist_append(list, "\(name): \(value)")
        }
        if call.body != nil { list = curl_slist_append(list, "Content-Type: application/json") }
        // An empty Expect keeps libcurl from waiting a second for a 100 before a body.
        list = curl_slist_append(list, "Expect:")
        let canMultiplex = assay_curl_version_number() >= 0x080000
        let version: Int = canMultiplex ? Int(CURL_HTTP_VERSION_2TLS) : Int(CURL_HTTP_VERSION_1_1)
        var codes = [
            assay_curl_set_string(handle, CURLOPT_URL, call.url),
            assay_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
            assay_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
            assay_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            assay_curl_set_string(handle, CURLOPT_PROXY, call.proxy ?? ""),
            assay_curl_set_long(handle, CURLOPT_HTTP_VERSION, version),
            assay_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeoutMilliseconds),
            assay_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
            assay_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            assay_curl_set_list(handle, CURLOPT_HTTPHEADER, list),
        ]
        if let file = call.certificateFile { codes.append(assay_curl_set_string(handle, CURLOPT_CAINFO, file)) }
        if let body = call.body {
            codes.append(assay_curl_set_long(handle, CURLOPT_POST, 1))
            codes.append(assay_curl_set_long(handle, CURLOPT_POSTFIELDSIZE_LARGE, body.count))
            body.withUnsafeBytes { bytes in
                // libcurl takes a copy, so that the array may move.
                codes.append(
                    assay_curl_set_pointer(
                        handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress)))
            }
        }
        let context = Unmanaged.passUnretained(self).toOpaque()
        codes.append(
            assay_curl_set_write(
                handle,
                { bytes, size, count, context in
                    guard let bytes, let context else { return 0 }
                    let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                    return transfer.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
                }, context))
        codes.append(
            assay_curl_set_header(
                handle,
                { bytes, size, count, context in
                    guard let bytes, let context else { return 0 }
                    let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                    return transfer.takeLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
                }, context))
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= call.maxReplyBytes else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func takeLine(_ bytes: UnsafeRawBufferPointer) -> Int {
        hasFirstByte = true
        // A status line: what came before it was a 1xx.
        if bytes.starts(with: "HTTP/".utf8) {
            fields = []
            return bytes.count
        }
        guard let colon = bytes.firstIndex(of: 0x3a), fields.count < Self.maxFields,
            fieldBytes + bytes.count <= Self.maxFieldBytes
        else { return bytes.count }
        fieldBytes += bytes.count
        let name = bytes[..<colon].map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
        let value = bytes[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        let end = value.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? value.startIndex
        fields.append(
            (String(decoding: name, as: UTF8.self), String(decoding: value[value.startIndex..<end], as: UTF8.self)))
        return bytes.count
    }
}
