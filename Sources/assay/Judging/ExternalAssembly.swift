import AssayConfiguration
import AssayCore
import AssayExternal
import AssayJSON

/// Puts the programs of a configuration in front of its judges; nothing is started where none is configured.
enum ExternalAssembly {
    static func judge(
        _ programs: [ExternalSettings], behind judge: (any RolloutJudge)?, log: DaemonLog
    ) -> (any RolloutJudge)? {
        guard !programs.isEmpty else { return judge }
        return ExternalPrograms(programs, next: judge) { program, problem in
            log.write(.error, "external_program", ["program": .string(program), "problem": .string(problem)])
        }
    }
}
