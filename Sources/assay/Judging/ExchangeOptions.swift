import ArgumentParser
import AssayCore
import AssayJudge

/// What becomes of exchanges with judges: `--record` and `--replay`.
struct ExchangeOptions: ParsableArguments {
    @ArgumentParser.Option(
        help: ArgumentHelp("Keep every exchange with a judge in this folder: prompts and replies.", valueName: "dir"))
    var record: String?
    @ArgumentParser.Option(
        help: ArgumentHelp(
            "Take judges' replies from this folder instead of a network; one that is missing fails its row.",
            valueName: "dir"))
    var replay: String?

    func validate() throws {
        if record != nil, replay != nil { throw ValidationError("--record and --replay exclude each other") }
    }

    /// Whether either is asked for.
    var areWanted: Bool { record != nil || replay != nil }

    /// Who is asked.
    func desk(_ settings: PanelSettings, _ office: JudgeOffice) throws -> (any RolloutJudge)? {
        if areWanted, settings.judges.isEmpty {
            throw CommandFailure.caller("--record and --replay need a configuration with judges: give --config")
        }
        if let replay {
            var surroundings = DeskSurroundings()
            surroundings.source = try ExchangeFolder.source(replay)
            return JudgeDesk(settings, transport: OfflineTransport(), surroundings: surroundings)
        }
        guard let record else { return try office.desk(settings) }
        // What a cache answers would be missing from the record.
        return try office.desk(settings, recorder: try ExchangeFolder.recorder(record), usesStore: false)
    }
}
