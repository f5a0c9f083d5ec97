import CCurl
import CLibcurl

/// A blocking HTTP client on one connection at a time, for the command line: `assay score --url`.
///
/// Only http and https, no redirects, no proxies from the environment, no `Expect`, the reply's size capped. Not
/// thread-safe; make one per thread.
public final class CurlClient {
    private let handle: UnsafeMutableRawPointer
    private let headers: UnsafeMutablePointer<curl_slist>?

    /// What a write callback fills: the body so far and the bytes it may hold.
    private final class Sink {
        var body: [UInt8] = []
        let limit: Int
        init(limit: Int) { self.limit = limit }
    }

    /// Sets libcurl up.
    ///
    /// - Throws: ``CurlError`` where libcurl has no memory for it.
    public init(timeoutMilliseconds: Int = 600_000) throws(CurlError) {
        guard let handle = curl_easy_init() else {
            throw CurlError(code: CURLE_FAILED_INIT.rawValue, message: "libcurl could not be set up")
        }
        self.handle = handle
        // An empty Expect keeps libcurl from waiting a second for a 100 before a large body.
        headers = curl_slist_append(curl_slist_append(nil, "Content-Type: application/json"), "Expect:")
        _ = assay_curl_set_list(handle, CURLOPT_HTTPHEADER, headers)
        _ = assay_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = assay_curl_set_string(handle, CURLOPT_PROXY, "")
        _ = assay_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = assay_curl_set_long(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        _ = assay_curl_set_long(handle, CURLOPT_TIMEOUT_MS, timeoutMilliseconds)
        _ = assay_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 10_000)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headers)
    }

    /// POSTs a JSON body and waits for the reply.
    ///
    /// - Parameter maxReplyBytes: a longer reply is an error.
    /// - Throws: ``CurlError`` where there was no whole reply; any status is a reply.
    public func post(
        _ body: [UInt8], to url: String, maxReplyBytes: Int = 1_073_741_824
    ) throws(CurlError) -> CurlReply {
        try check(assay_curl_set_long(handle, CURLOPT_POST, 1))
        try check(assay_curl_set_long(handle, CURLOPT_POSTFIELDSIZE_LARGE, body.count))
        return try exchange(body, url, maxReplyBytes)
    }

    /// GETs and waits for the reply.
    ///
    /// - Parameter maxReplyBytes: a longer reply is an error.
    /// - Throws: ``CurlError`` where there was no whole reply; any status is a reply.
    public func get(_ url: String, maxReplyBytes: Int = 1_073_741_824) throws(CurlError) -> CurlReply {
        try check(assay_curl_set_long(handle, CURLOPT_HTTPGET, 1))
        return try exchange([], url, maxReplyBytes)
    }

    private func exchange(_ body: [UInt8], _ url: String, _ maxReplyBytes: Int) throws(CurlError) -> CurlReply {
        let sink = Sink(limit: maxReplyBytes)
        let context = Unmanaged.passUnretained(sink).toOpaque()
        try check(assay_curl_set_string(handle, CURLOPT_URL, url))
        try check(
            assay_curl_set_write(
                handle,
                { bytes, size, count, context in
                    guard let bytes, let context else { return 0 }
                    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                    let total = size * count
                    guard sink.body.count + total <= sink.limit else { return 0 }
                    UnsafeRawPointer(bytes).withMemoryRebound(to: UInt8.self, capacity: total) {
                        sink.body.append(contentsOf: UnsafeBufferPointer(start: $0, count: total))
                    }
                    return total
                }, context))
        let code = withExtendedLifetime(sink) {
            body.withUnsafeBytes { bytes in
                // libcurl reads the body in place while it performs, and not after; setting it makes a POST.
                if !body.isEmpty {
                    _ = assay_curl_set_pointer(
                        handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
                }
                let code = curl_easy_perform(handle)
                if !body.isEmpty { _ = assay_curl_set_pointer(handle, CURLOPT_POSTFIELDS, nil) }
                return code
            }
        }
        try check(code)
        var status = 0
        try check(assay_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status))
        return CurlReply(status: status, body: sink.body)
    }

    private func check(_ code: CURLcode) throws(CurlError) {
        guard code != CURLE_OK else { return }
        throw CurlError(code: code.rawValue, message: String(cString: curl_easy_strerror(code)))
    }
}
