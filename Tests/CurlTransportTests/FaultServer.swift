import Foundation

/// `faults.py`, running on a free port until it is let go.
final class FaultServer: @unchecked Sendable {  // guarded: nothing changes after init.
    private let process = Process()
    private let input = Pipe()
    let base: String

    init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("faults.py")
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(0x0a) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
            line += more
        }
        base = "http://127.0.0.1:\(String(decoding: line, as: UTF8.self).split(separator: "\n")[0])"
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
