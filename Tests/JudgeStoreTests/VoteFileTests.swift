import AssayCore
import AssayJudge
import Foundation
import GRDB
import Synchronization
import Testing

@testable import JudgeStore

@Suite struct VoteFileTests {
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        var path: String { url.appending(path: "votes.sqlite").path() }
        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private func key(_ number: Int) throws -> VoteKey {
        try #require(VoteKey(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4))) }))
    }

    private func open(
        _ folder: Folder, bytes: Int = 1 << 30, seconds: Int64 = 100, now: @escaping @Sendable () -> Int64 = { 1000 },
        onProblem: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> VoteFile {
        try VoteFile(
            path: folder.path, limits: VoteFile.Limits(bytes: bytes, seconds: seconds), clock: now,
            onProblem: onProblem)
    }

    private func keep(_ file: VoteFile, _ votes: [(VoteKey, Double, String)]) {
        let group = DispatchGroup()
        for (key, vote, judge) in votes {
            group.enter()
            file.keep(vote, for: key, judge: judge) { group.leave() }
        }
        group.wait()
    }

    @Test func whatIsKeptIsThereAfterwards() throws {
        let folder = try Folder()
        let file = try open(folder)
        let votes = try (0..<500).map { (try key($0), Double($0 % 3) / 2, "m") }
        keep(file, votes)
        for (key, vote, _) in votes { #expect(file.vote(for: key) == vote) }
        #expect(file.vote(for: try key(1000)) == nil)
        // Another process, as it were: the first one never closed the file.
        let again = try open(folder)
        for (key, vote, _) in votes { #expect(again.vote(for: key) == vote) }
        #expect(again.metrics.first { $0.name == "store_hits_total" }?.value == 500)
    }

    @Test func onlyTheOwnerMayReadIt() throws {
        let folder = try Folder()
        let file = try open(folder)
        keep(file, [(try key(1), 1, "m")])
        for suffix in ["", "-wal", "-shm"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path + suffix)[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600, "\(suffix)")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path)
        #expect(throws: VoteFileError.self) { try open(folder) }
    }

    @Test func oldVotesDoNotCount() throws {
        let folder = try Folder()
        let now = Mutex<Int64>(1000)
        let clock: @Sendable () -> Int64 = { now.withLock { $0 } }
        let file = try open(folder, now: clock)
        keep(file, [(try key(1), 1, "m")])
        now.withLock { $0 = 1099 }
        #expect(file.vote(for: try key(1)) == 1)
        now.withLock { $0 = 1100 }
        #expect(file.vote(for: try key(1)) == nil)
        let again = try open(folder, now: clock)
        keep(again, [(try key(2), 1, "n")])
        #expect(try VoteArchive.summary(of: folder.path)?.judges.map(\.name) == ["n"])
    }

    @Test func staysWithinItsSize() throws {
        let folder = try Folder()
        let now = Mutex<Int64>(1000)
        let file = try open(folder, bytes: 1 << 20, seconds: 1_000_000, now: { now.withLock { $0 } })
        for round in 0..<20 {
            now.withLock { $0 += 1 }
            keep(file, try (0..<1024).map { (try key(round * 1024 + $0), 1, "m") })
        }
        keep(file, [(try key(-1), 1, "m")])
        let summary = try #require(try VoteArchive.summary(of: folder.path))
        #expect(summary.judges[0].votes < 20_000)
        // The oldest have gone, the newest are there.
        #expect(file.vote(for: try key(0)) == nil)
        #expect(file.vote(for: try key(20 * 1024 - 1)) == 1)
        #expect(summary.judges[0].oldest > 1001)
    }

    @Test func forgetsOneJudge() throws {
        let folder = try Folder()
        let file = try open(folder)
        keep(file, [(try key(1), 1, "m"), (try key(2), 0, "n")])
        file.forget(judge: "m")
        keep(file, [(try key(3), 1, "n")])
        #expect(file.vote(for: try key(1)) == nil)
        #expect(file.vote(for: try key(2)) == 0)
        let summary = try #require(try VoteArchive.summary(of: folder.path))
        #expect(summary.judges.map(\.votes) == [2])
        #expect(summary.judges.map(\.right) == [1])
        #expect(try VoteArchive.clear(folder.path, judge: "x") == 0)
        #expect(try VoteArchive.clear(folder.path) == 2)
        #expect(try VoteArchive.summary(of: folder.path)?.judges.isEmpty == true)
        // The daemon goes on.
        keep(file, [(try key(4), 1, "n")])
        #expect(file.vote(for: try key(4)) == 1)
    }

    @Test func refusesOtherFiles() throws {
        let folder = try Folder()
        try Data("no database at all, but long enough to look like one".utf8).write(to: URL(filePath: folder.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path)
        #expect(throws: VoteFileError.self) { try open(folder) }
        let other = try Folder()
        try DatabaseQueue(path: other.path).write { try $0.execute(sql: "CREATE TABLE things (x)") }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: other.path)
        #expect(throws: VoteFileError.self) { try open(other) }
        #expect(throws: VoteFileError.self) { try VoteArchive.clear(other.path) }
        let linked = try Folder()
        try FileManager.default.createSymbolicLink(atPath: linked.path, withDestinationPath: other.path)
        #expect(throws: VoteFileError.self) { try open(linked) }
        #expect(try VoteArchive.summary(of: linked.path + "-none") == nil)
    }

    @Test func aFileThatBreaksLosesNoVerdict() throws {
        let folder = try Folder()
        let problems = Mutex(0)
        let file = try open(folder, onProblem: { _ in problems.withLock { $0 += 1 } })
        keep(file, [(try key(1), 1, "m")])
        try DatabaseQueue(path: folder.path).write { try $0.execute(sql: "DROP TABLE votes") }
        // Both completions come, and nothing is found.
        keep(file, [(try key(2), 1, "m")])
        keep(file, [(try key(3), 1, "m")])
        #expect(file.vote(for: try key(1)) == nil)
        #expect(problems.withLock { $0 } == 1)
        #expect((file.metrics.first { $0.name == "store_errors_total" }?.value ?? 0) >= 3)
    }
}
