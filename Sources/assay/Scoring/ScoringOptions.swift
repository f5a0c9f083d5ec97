import ArgumentParser
import AssayConfiguration
import Glibc

/// How rows are scored: the options `score`, `test` and `explain` share.
struct ScoringOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration; without one, the defaults.", valueName: "file"))
    var config: String?
    @Option(
        help: ArgumentHelp("Score by a daemon that runs there instead of in this process.", valueName: "url"))
    var url: String?
    @Option(help: ArgumentHelp("Threads to score on; by default one a processor.", valueName: "n"))
    var jobs: Int = ScoringOptions.processors

    /// Processors there are.
    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    func validate() throws {
        if url != nil && config != nil { throw ValidationError("--config and --url exclude each other") }
        if jobs < 1 || jobs > 1024 { throw ValidationError("--jobs takes a number from 1 to 1024") }
    }

    /// Where rows are scored.
    ///
    /// - Parameter exchanges: what becomes of exchanges with judges.
    func makeBackend(exchanges: ExchangeOptions? = nil) throws -> any ScoringBackend {
        if let url {
            guard exchanges?.areWanted != true else {
                throw CommandFailure.caller("--record and --replay need the judges in this process, not at --url")
            }
            return RemoteBackend(url: url.hasSuffix("/") ? String(url.dropLast()) : url)
        }
        return try Self.localBackend(config: config, jobs: jobs, exchanges: exchanges)
    }

    /// A backend of this process under a configuration; nil gives the defaults.
    static func localBackend(
        config: String?, jobs: Int, exchanges: ExchangeOptions? = nil
    ) throws -> LocalBackend {
        let loaded = try ConfigurationFile.load(config)
        let secret = try ConfigurationFile.secret(loaded, from: config)
        let office = JudgeOffice(log: DaemonLog(loaded.log))
        return LocalBackend(
            scorer: try ConfigurationFile.scorer(loaded, from: config, secret: secret), jobs: jobs,
            judge: try exchanges.map { try $0.desk(loaded.judges, office) } ?? office.desk(loaded.judges),
            deadlineMilliseconds: loaded.deadlines.native)
    }
}
