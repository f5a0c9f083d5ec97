import CurlTransport

/// What `assay --version` prints.
enum Version {
    static let number = "0.1.0"
    static var text: String { "assay \(number) (\(libcurlVersion()))" }
}
