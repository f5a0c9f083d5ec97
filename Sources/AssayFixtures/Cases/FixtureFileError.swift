/// A fixture file that cannot be read as one.
public struct FixtureFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// The line, from 1; 0 for the whole file.
    public let line: Int
    /// What is wrong.
    public let problem: String

    /// `cases.jsonl:12: unexpected }, at byte 40`.
    public var description: String { line > 0 ? "\(file):\(line): \(problem)" : "\(file): \(problem)" }
}
