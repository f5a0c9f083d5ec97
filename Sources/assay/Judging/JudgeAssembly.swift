import AssayConfiguration
import AssayJSON
import AssayJudge
import CurlTransport

/// Puts the judges of a configuration together with libcurl; nothing is set up where none is configured.
enum JudgeAssembly {
    /// The desk, or nil without judges.
    static func desk(_ settings: PanelSettings, log: DaemonLog) throws -> JudgeDesk? {
        guard !settings.isEmpty else { return nil }
        var engine = CurlEngineSettings()
        engine.maxConcurrent = settings.judges.reduce(0) { $0 + $1.concurrency }
        engine.proxy = settings.proxy
        engine.certificateFile = settings.certificateFile
        do {
            let transport = CurlJudgeTransport(engine: try CurlEngine(engine))
            return JudgeDesk(
                settings, transport: transport,
                onTrustChange: { judge, problem in
                    if let problem {
                        log.write(.error, "judge_out", ["judge": .string(judge), "reason": .string(problem)])
                    } else {
                        log.write(.info, "judge_in", ["judge": .string(judge)])
                    }
                })
        } catch {
            throw CommandFailure.shortfall("\(error)")
        }
    }
}
