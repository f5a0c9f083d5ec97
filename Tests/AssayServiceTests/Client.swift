import Foundation
import Testing

/// The curl everyone has, as a client that is not ours.
enum Client {
    struct Reply {
        let status: Int
        let body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Runs `curl URL ARGUMENT…` and reads what it prints.
    static func get(_ url: String, _ arguments: String...) throws -> Reply {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl", "-s", "--max-time", "60", "-w", "\n%{http_code}", url] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "curl failed; ./dev install installs it")
        let cut = try #require(bytes.lastIndex(of: 0x0a))
        let status = try #require(Int(String(decoding: bytes[(cut + 1)...], as: UTF8.self)))
        return Reply(status: status, body: Array(bytes[..<cut]))
    }
}
