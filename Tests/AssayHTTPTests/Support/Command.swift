import Foundation
import Testing

/// A program of the system, run to its end.
enum Command {
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is not installed; these tests need it (apt-get install \(name))" }
    }

    struct Result {
        let status: Int32
        let output: String
    }

    /// Runs a program found on the PATH. What it prints, errors included, is at most what fits a pipe.
    static func run(_ name: String, _ arguments: [String]) throws -> Result {
        let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        let candidates = directories.map { "\($0)/\(name)" }
        guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
            throw Missing(name: name)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
