import CCurl
import CLibcurl

/// The libcurl Assay runs with, e.g. `libcurl/7.88.1 OpenSSL/3.0.17`.
public func libcurlVersion() -> String { String(cString: curl_version()) }
