public import Foundation

/// Where the files of the repository are, found from where this file was compiled.
public enum Repository {
    /// The folder Package.swift stands in.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The bytes of a file, by its path from the root.
    public static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// The text of a file.
    public static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    /// All files below a folder whose names end so, as paths from the root, sorted.
    public static func files(under folder: String, suffix: String) -> [String] {
        let manager = FileManager.default
        let below = (try? manager.subpathsOfDirectory(atPath: root.appending(path: folder).path())) ?? []
        return below.filter { $0.hasSuffix(suffix) }.map { "\(folder)/\($0)" }.sorted()
    }

    /// The fixture files scored by verifiers, as paths from the root, sorted.
    public static func fixtureFiles() -> [String] {
        let manager = FileManager.default
        let domains = (try? manager.contentsOfDirectory(atPath: root.appending(path: "fixtures").path())) ?? []
        return domains.sorted().flatMap { domain in
            ["example", "cases", "hostile", "tables", "answers"].map { "fixtures/\(domain)/\($0).jsonl" }
        }.filter { manager.fileExists(atPath: root.appending(path: $0).path()) }
    }
}
