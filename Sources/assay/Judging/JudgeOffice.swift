import AssayConfiguration
import AssayJSON
import AssayJudge
import CurlTransport
import JudgeStore
import Synchronization

/// The judges of this process: libcurl, the votes on disk, and the desk in force, which the next one goes on from.
/// Nothing is set up where no judge is configured.
final class JudgeOffice: Sendable {
    /// More than any configuration asks for: the judges keep to their own `concurrency`.
    private static let maxConcurrent = 16_384

    private struct State {
        var engine: CurlEngine?
        var store: (path: String, limits: VoteFile.Limits, file: VoteFile)?
        var desk: JudgeDesk?
    }

    private let log: DaemonLog
    private let state = Mutex(State())

    init(log: DaemonLog) { self.log = log }

    /// The desk of a configuration, or nil without judges.
    ///
    /// - Parameters:
    ///   - recorder: hears every exchange that counted.
    ///   - usesStore: whether votes on disk are used where the configuration has them.
    func desk(
        _ settings: PanelSettings, recorder: (any ExchangeRecorder)? = nil, usesStore: Bool = true
    ) throws -> JudgeDesk? {
        guard !settings.isEmpty else { return nil }
        return try state.withLock { state in
            let engine: CurlEngine
            do {
                engine = try state.engine ?? CurlEngine(Self.engineSettings)
            } catch {
                throw CommandFailure.shortfall("\(error)")
            }
            state.engine = engine
            var surroundings = DeskSurroundings()
            surroundings.recorder = recorder
            if usesStore { surroundings.store = try store(settings, &state) }
            let log = log
            surroundings.onTrustChange = { judge, problem in
                if let problem {
                    log.write(.error, "judge_out", ["judge": .string(judge), "reason": .string(problem)])
                } else {
                    log.write(.info, "judge_in", ["judge": .string(judge)])
                }
            }
            let transport = CurlJudgeTransport(
                engine: engine, proxy: settings.proxy, certificateFile: settings.certificateFile)
            let desk = JudgeDesk(settings, transport: transport, surroundings: surroundings, after: state.desk)
            state.desk = desk
            return desk
        }
    }

    private static var engineSettings: CurlEngineSettings {
        var settings = CurlEngineSettings()
        settings.maxConcurrent = maxConcurrent
        return settings
    }

    /// The votes on disk: the file that is open already where nothing has changed.
    private func store(_ settings: PanelSettings, _ state: inout State) throws -> VoteFile? {
        guard let path = settings.cacheFile else {
            state.store = nil
            return nil
        }
        let limits = VoteFile.Limits(bytes: settings.cacheFileBytes, seconds: Int64(settings.cacheDays) * 86_400)
        if let open = state.store, open.path == path, open.limits == limits { return open.file }
        do {
            let log = log
            let file = try VoteFile(
                path: path, limits: limits,
                onProblem: { log.write(.error, "judge_cache_failing", ["error": .string($0)]) })
            state.store = (path, limits, file)
            return file
        } catch {
            throw CommandFailure.caller("judges.cache_file: \(error)")
        }
    }
}
