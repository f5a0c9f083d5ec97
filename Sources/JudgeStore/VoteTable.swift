import AssayJudge
import Foundation
import GRDB

/// The SQL of a file of votes, and nothing else.
enum VoteTable {
    private static let version = 1
    private static let busySeconds = 5.0

    /// Opens for writing and lays the table out where it is missing.
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.prepareDatabase { database in
            // A commit is a write to the log: it outlives the process, and needs no wait for the disk.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
            switch try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 {
            case version: return
            case 0:
                guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
                    throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "is another program's database")
                }
                try database.execute(
                    sql: """
                        CREATE TABLE votes (
                            key BLOB PRIMARY KEY NOT NULL, vote REAL NOT NULL, judge TEXT NOT NULL, at INTEGER NOT NULL
                        ) WITHOUT ROWID;
                        CREATE INDEX votes_at ON votes (at);
                        PRAGMA user_version = \(version);
                        """)
            default: throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "was made by another version of assay")
            }
        }
        return queue
    }

    /// Opens for reading.
    static func openForReading(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(0.05)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    static func vote(for key: VoteKey, notBefore time: Int64, in queue: DatabaseQueue) throws -> Double? {
        try queue.unsafeRead { database in
            let statement = try database.cachedStatement(sql: "SELECT vote FROM votes WHERE key = ? AND at > ?")
            return try Double.fetchOne(statement, arguments: [blob(key), time])
        }
    }

    static func keep(_ votes: [(VoteKey, Double, String)], at time: Int64, in queue: DatabaseQueue) throws {
        try queue.write { database in
            let statement = try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO votes (key, vote, judge, at) VALUES (?, ?, ?, ?)")
            for (key, vote, judge) in votes { try statement.execute(arguments: [blob(key), vote, judge, time]) }
        }
    }

    /// Removes all votes, or those of one judge; returns how many.
    @discardableResult
    static func forget(judge: String?, in queue: DatabaseQueue) throws -> Int {
        try queue.write { database in
            if let judge {
                try database.execute(sql: "DELETE FROM votes WHERE judge = ?", arguments: [judge])
            } else {
                // Without a condition SQLite counts none.
                try database.execute(sql: "DELETE FROM votes WHERE at IS NOT NULL")
            }
            return database.changesCount
        }
    }

    /// Removes what is too old, then the oldest tenths until what is left fits; returns how many went.
    static func trim(toBytes limit: Int, notBefore time: Int64, in queue: DatabaseQueue) throws -> Int {
        try queue.write { database in
            try database.execute(sql: "DELETE FROM votes WHERE at <= ?", arguments: [time])
            var removed = database.changesCount
            while try usedBytes(database) > limit {
                try database.execute(
                    sql: """
                        DELETE FROM votes WHERE key IN
                            (SELECT key FROM votes ORDER BY at LIMIT (SELECT count(*) / 10 + 1 FROM votes))
                        """)
                guard database.changesCount > 0 else { break }
                removed += database.changesCount
            }
            return removed
        }
    }

    /// Bytes of pages that hold something; free ones are used again.
    private static func usedBytes(_ database: Database) throws -> Int {
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
        return (pages - free) * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096)
    }

    static func judges(in queue: DatabaseQueue) throws -> [VoteSummary.Judge] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT judge, count(*) AS votes, sum(vote >= 0.5) AS right, min(at) AS oldest, max(at) AS newest
                    FROM votes GROUP BY judge ORDER BY judge
                    """
            ).map {
                VoteSummary.Judge(
                    name: $0["judge"], votes: $0["votes"], right: $0["right"], oldest: $0["oldest"],
                    newest: $0["newest"])
            }
        }
    }

    /// What went wrong, without SQL and its values.
    static func text(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "cannot be used" }
        return "SQLite: \(error.message ?? "error") (\(error.extendedResultCode.rawValue))"
    }

    private static func blob(_ key: VoteKey) -> Data { Data(key.bytes) }
}
