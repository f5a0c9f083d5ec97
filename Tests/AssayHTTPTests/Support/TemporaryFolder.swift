import Foundation

/// A folder of a test's own, short enough for the path of a Unix socket.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = "/tmp/assay-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
