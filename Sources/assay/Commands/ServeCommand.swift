import ArgumentParser
import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayService
import Dispatch
import StandardVerifiers

/// `assay serve`.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer over HTTP until told to stop.",
        discussion: """
            Listens on 127.0.0.1:8787 unless --listen or the configuration says otherwise. An address that other \
            machines reach needs tokens (tokens_file, or NAME:TOKEN in ASSAY_TOKENS) or allow_from. SIGTERM or SIGINT stop \
            accepting, finish what is in flight and leave with exit code 0; a second one stops at once. SIGHUP reads \
            the configuration again; a file with a mistake leaves the old one in force and says so.

            EXAMPLES
              assay serve
              assay serve --config assay.yaml
              assay serve --listen 127.0.0.1:0 --ready-file ready   a free port, written to a file
              assay serve --listen unix:/run/assay.sock
              ASSAY_TOKENS="trainer:$(openssl rand -hex 32)" assay serve --listen 0.0.0.0:8787

            EXIT CODES
              0  stopped as told
              1  could not listen, or cut requests off when the grace was over
              2  the configuration or an address is wrong
            """)

    @ArgumentParser.Option(help: ArgumentHelp("The configuration; without one, the defaults.", valueName: "file"))
    var config: String?
    @ArgumentParser.Option(
        help: ArgumentHelp(
            "An address: HOST:PORT, [IPv6]:PORT or unix:/path; may be repeated. Port 0 takes a free one.",
            valueName: "address"))
    var listen: [String] = []
    @ArgumentParser.Option(
        help: ArgumentHelp(
            "Write the addresses, one a line, to this file once the daemon answers.", valueName: "file"))
    var readyFile: String?
    @ArgumentParser.Option(help: ArgumentHelp("Worker threads; by default one a processor.", valueName: "n"))
    var workers: Int?

    @Flag(
        name: [.customLong("insecure"), .customLong("insecure-listen")],
        help: "Listen where other machines reach it, though neither tokens nor allow_from say who may.")
    var isInsecure = false

    func validate() throws {
        if let workers, workers < 1 || workers > 1024 {
            throw ValidationError("--workers takes a number from 1 to 1024")
        }
    }

    func run() throws {
        HTTPServer.blockSignals()
        let loaded = try ConfigurationFile.load(config)
        let secret = try ConfigurationFile.secret(loaded, from: config)
        let scorer = try ConfigurationFile.scorer(loaded, from: config, secret: secret)
        let access = AccessRules(loaded.access, tokens: try ConfigurationFile.tokens(loaded, from: config))
        let addresses = try addresses(loaded)
        try checkAccess(access, addresses)
        let log = DaemonLog(loaded.log)
        if access.isOpen, let exposed = addresses.first(where: { !$0.isLoopback }) {
            log.write(.warning, "open_to_everyone", ["address": .string("\(exposed)")])
        }
        let followers = try Self.followers(loaded, log)
        let office = JudgeOffice(log: log)
        let service = ScoringService(
            scorer: scorer, configuration: loaded, registry: VerifierRegistry(StandardVerifiers.all),
            judge: try office.desk(loaded.judges), access: access, followers: followers,
            onEvent: { log.write($0) })
        let signals = SignalActions(
            onDrain: { service.startDraining() },
            // The signal arrives on the loop thread; reading a file is no work for it.
            onReload: {
                DispatchQueue.global().async { reload(service, addresses, over: loaded, secret, office, log) }
            })
        let server = HTTPServer(
            addresses: addresses, unixMode: loaded.access.unixMode, limits: Self.limits(loaded),
            deadlines: Self.deadlines(loaded),
            workers: workers, handler: service, signals: signals, onEvent: { log.write($0) })
        service.observe { [weak server] in server?.statistics }
        let bound: [ListenAddress]
        do {
            bound = try server.start()
        } catch {
            throw CommandFailure.shortfall(error.description)
        }
        if let readyFile {
            var file = try FileOutput(path: readyFile)
            for address in bound { try file.append("\(address)\n") }
            try file.flush()
        }
        let unfinished = server.waitUntilStopped()
        followers.recorder?.stop()
        if unfinished > 0 { throw ExitCode(1) }
    }

    /// Who is told of every verdict, as the configuration has it.
    private static func followers(_ loaded: Configuration, _ log: DaemonLog) throws -> VerdictFollowers {
        var followers = VerdictFollowers()
        if loaded.formatAlarm.isOn { followers.alarm = FormatAlarm(loaded.formatAlarm) { log.write($0) } }
        if let record = loaded.record {
            do {
                followers.recorder = try VerdictRecorder(record) { log.write($0) }
            } catch {
                throw CommandFailure.shortfall("record: \(error.text)")
            }
        }
        return followers
    }

    /// Puts the file as it is now in force, or says why not.
    private func reload(
        _ service: ScoringService, _ addresses: [ListenAddress], over started: Configuration,
        _ secret: DeploymentSecret, _ office: JudgeOffice, _ log: DaemonLog
    ) {
        do {
            let loaded = try ConfigurationFile.load(config)
            let access = AccessRules(
                loaded.access, tokens: try ConfigurationFile.tokens(loaded, from: config), previous: service.access)
            try checkAccess(access, addresses)
            service.reload(
                scorer: try ConfigurationFile.scorer(loaded, from: config, secret: secret), configuration: loaded,
                judge: try office.desk(loaded.judges), access: access)
            log.write(.info, "reloaded", ["config_hash": .string(loaded.hash)])
            let late = loaded.keysThatNeedRestart(since: started)
            if !late.isEmpty {
                log.write(.warning, "restart_needed", ["keys": .array(late.map { .string($0) })])
            }
        } catch let failure as CommandFailure {
            log.write(
                .error, "reload_failed", ["error": .string(failure.message), "in_force": "the old configuration"])
        } catch {
            log.write(.error, "reload_failed", ["error": .string("\(error)")])
        }
    }

    private func addresses(_ loaded: Configuration) throws -> [ListenAddress] {
        var addresses: [ListenAddress] = []
        for text in listen.isEmpty ? loaded.listen : listen {
            do {
                addresses.append(try ListenAddress(parsing: text))
            } catch {
                throw CommandFailure.caller("\(text): \(error)")
            }
        }
        return addresses
    }

    /// Whoever can reach a daemon without access rules decides about rewards; only the operator may want that.
    private func checkAccess(_ access: AccessRules, _ addresses: [ListenAddress]) throws {
        guard access.isOpen, !isInsecure, let exposed = addresses.first(where: { !$0.isLoopback }) else { return }
        throw CommandFailure.caller(
            "\(exposed) can be reached from other machines and nothing says who may: set tokens_file,"
                + " \(AccessTokenReader.variable) or allow_from, listen on 127.0.0.1, [::1] or a Unix socket,"
                + " or say --insecure")
    }

    private static func limits(_ loaded: Configuration) -> HTTPLimits {
        var limits = HTTPLimits()
        limits.maxBodyBytes = loaded.limits.maxBodyBytes
        limits.maxHeldBodyBytes = loaded.limits.maxInFlightBytes
        limits.maxRequestsInFlight = loaded.limits.maxInFlightRequests
        limits.maxRequestsPerConnection = loaded.limits.maxRequestsPerConnection
        limits.maxConnections = loaded.limits.maxConnections
        limits.compressedReplyBytes = loaded.compressOverBytes == 0 ? .max : loaded.compressOverBytes
        limits.maxConnectionsPerPeer = loaded.limits.maxConnectionsPerPeer
        return limits
    }

    private static func deadlines(_ loaded: Configuration) -> HTTPDeadlines {
        var deadlines = HTTPDeadlines()
        deadlines.head = .milliseconds(loaded.deadlines.head)
        deadlines.idle = .milliseconds(loaded.deadlines.idle)
        deadlines.grace = .milliseconds(loaded.deadlines.grace)
        return deadlines
    }
}
