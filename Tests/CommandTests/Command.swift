import Foundation
import Testing

/// The built command, run as a user runs it.
enum Command {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The binary beside the test runner: both are products of one build.
    static var binary: URL {
        get throws {
            let runner = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let binary = runner.deletingLastPathComponent().appending(path: "assay")
            try #require(FileManager.default.isExecutableFile(atPath: binary.path()), "assay is not built")
            return binary
        }
    }

    /// Runs `assay ARGUMENT…` to its end.
    static func run(_ arguments: String..., input: String? = nil) throws -> Result {
        let process = Process()
        process.executableURL = try binary
        process.arguments = arguments
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: a full pipe nobody reads would stop the command.
        let files = ["in", "out", "err"].map { folder.appending(path: $0) }
        try Data((input ?? "").utf8).write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }
}
