/// A file of votes that cannot be used.
public struct VoteFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong with it.
    public let problem: String

    /// `votes.sqlite: is no plain file`.
    public var description: String { "\(path): \(problem)" }
}
