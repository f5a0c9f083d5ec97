import ArgumentParser
import AssayConfiguration
import AssayJSON
import AssayJudge
import AssayTerminal
import Glibc
import JudgeStore

/// `assay judge cache`.
struct JudgeCacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Look at the votes kept on disk, or forget them.",
        subcommands: [Stats.self, Clear.self])

    /// The file of a configuration.
    private static func path(_ config: String) throws -> String {
        guard let path = try ConfigurationFile.load(config).judges.cacheFile else {
            throw CommandFailure.caller("\(config): judges has no cache_file")
        }
        return path
    }

    /// `assay judge cache stats`.
    struct Stats: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stats", abstract: "Print how many votes of each judge are on disk.",
            discussion: "A file that is not there yet holds none. A daemon may have it open meanwhile.")

        @ArgumentParser.Option(help: ArgumentHelp("The configuration.", valueName: "file")) var config: String
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let path = try JudgeCacheCommand.path(config)
            let summary: VoteSummary
            do {
                summary = try VoteArchive.summary(of: path) ?? VoteSummary(judges: [], bytes: 0)
            } catch {
                throw CommandFailure.caller("\(error)")
            }
            json ? print(Self.json(path, summary).text) : Self.show(path, summary)
        }

        private static func show(_ path: String, _ summary: VoteSummary) {
            var table = TextTable(header: ["JUDGE", "VOTES", "RIGHT", "OLDEST", "NEWEST"])
            for judge in summary.judges {
                table.add([
                    judge.name, String(judge.votes), String(judge.right), date(judge.oldest), date(judge.newest),
                ])
            }
            for line in table.lines() { print(line) }
            let votes = summary.judges.reduce(0) { $0 + $1.votes }
            print("\n\(TerminalText.escaped(path)): \(votes) votes, \(summary.bytes) bytes")
        }

        private static func json(_ path: String, _ summary: VoteSummary) -> JSONValue {
            func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
            return [
                "file": .string(path), "bytes": number(summary.bytes),
                "judges": .array(
                    summary.judges.map { judge in
                        [
                            "judge": .string(judge.name), "votes": number(judge.votes), "right": number(judge.right),
                            "oldest": number(Int(judge.oldest)), "newest": number(Int(judge.newest)),
                        ]
                    }),
            ]
        }

        /// `2026-11-25 14:05` in UTC.
        private static func date(_ seconds: Int64) -> String {
            var time = time_t(seconds)
            var parts = tm()
            gmtime_r(&time, &parts)
            func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
            return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
                + " \(two(parts.tm_hour)):\(two(parts.tm_min))"
        }
    }

    /// `assay judge cache clear`.
    struct Clear: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clear", abstract: "Forget the votes on disk, all or those of one judge.",
            discussion: """
                The file stays, empty. A daemon that has it open goes on with it, and keeps what it has in memory until \
                it starts again.
                """)

        @ArgumentParser.Option(help: ArgumentHelp("The configuration.", valueName: "file")) var config: String
        @ArgumentParser.Option(help: ArgumentHelp("Only this judge's votes.", valueName: "name")) var judge: String?

        func run() throws {
            do {
                print("\(try VoteArchive.clear(try JudgeCacheCommand.path(config), judge: judge)) votes forgotten")
            } catch let error as VoteFileError {
                throw CommandFailure.caller("\(error)")
            }
        }
    }
}
