import GRDB
import Glibc

/// A file of votes as `assay judge cache` sees it: what it holds, and how it is emptied.
public enum VoteArchive {
    /// What the file holds; nil where there is none.
    ///
    /// - Throws: ``VoteFileError`` where it is no such file.
    public static func summary(of path: String) throws(VoteFileError) -> VoteSummary? {
        guard access(path, F_OK) == 0 else { return nil }
        do {
            return VoteSummary(judges: try VoteTable.judges(in: try VoteTable.openForReading(path)), bytes: bytes(path))
        } catch {
            throw VoteFileError(path: path, problem: VoteTable.text(error))
        }
    }

    /// Removes all votes, or those of one judge; a daemon that has the file open goes on with it.
    ///
    /// - Returns: how many there were.
    /// - Throws: ``VoteFileError`` where it is no such file or cannot be written.
    public static func clear(_ path: String, judge: String? = nil) throws(VoteFileError) -> Int {
        guard access(path, F_OK) == 0 else { return 0 }
        do {
            let queue = try VoteTable.open(path)
            let count = try VoteTable.forget(judge: judge, in: queue)
            try queue.vacuum()
            return count
        } catch {
            throw VoteFileError(path: path, problem: VoteTable.text(error))
        }
    }

    /// stat(2) of the file and its log.
    private static func bytes(_ path: String) -> Int {
        ["", "-wal"].reduce(0) { sum, suffix in
            var status = stat()
            return stat(path + suffix, &status) == 0 ? sum + Int(status.st_size) : sum
        }
    }
}
