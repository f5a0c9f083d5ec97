import AssayCore
import AssayJSON
import AssayScoring
import AssayText
import Testing

@testable import AssayConfiguration

@Suite struct ConfigurationReaderTests {
    private func read(_ yaml: String) throws(ConfigurationError) -> Configuration {
        try ConfigurationReader.read(yaml: yaml, file: "assay.yaml")
    }

    @Test func readsEveryKey() throws {
        let configuration = try read(
            """
            listen: ["127.0.0.1:9000", "unix:/tmp/a.sock"]
            limits: {max_body_bytes: 1048576, max_row_bytes: 65536, max_response_bytes: 4096, max_rows: 10, max_connections: 5}
            deadlines_ms: {native: 1, head: 2, idle: 3, grace: 4}
            routing:
              default: counting
              sign: {verifier: ocr, options: {normalize: collapse}}
            verifiers: {ocr: {lower_bound: 0.3}}
            components: {structure: "off", language_mix: {subtract: 0.25}, repetition: gate}
            stop_tokens: ["<|end|>"]
            on_undecided: "null"
            log: {level: debug, format: text}
            """)
        #expect(configuration.listen == ["127.0.0.1:9000", "unix:/tmp/a.sock"])
        #expect(configuration.limits.maxRows == 10 && configuration.limits.maxConnections == 5)
        #expect(configuration.scoring.maxResponseBytes == 4096)
        #expect(configuration.deadlines.native == 1 && configuration.deadlines.grace == 4)
        #expect(configuration.scoring.defaultRoute == Route(verifier: "counting"))
        #expect(configuration.scoring.routing["sign"] == Route(verifier: "ocr", options: ["normalize": "collapse"]))
        #expect(configuration.scoring.verifierOptions["ocr"] == ["lower_bound": 0.3])
        #expect(configuration.scoring.components[.structure] == .off)
        #expect(configuration.scoring.components[.languageMix] == .subtract(0.25))
        #expect(configuration.scoring.components[.boxInNonVerifiable] == .gate)
        #expect(configuration.scoring.stopTokens == ["<|end|>"])
        #expect(configuration.scoring.onUndecided == .null)
        #expect(configuration.log.level == .debug && configuration.log.format == .text)
    }

    @Test(arguments: [
        ("\nlimts: {}", 2, "limts"),
        ("limits:\n  max_rows: many", 2, "limits.max_rows"),
        ("limits:\n  max_rows: 0", 2, "limits.max_rows"),
        ("limits:\n  max_row: 5", 2, "limits.max_row"),
        ("routing:\n  a:\n    verifer: ocr", 3, "routing.a.verifer"),
        ("components:\n  structure: maybe", 2, "components.structure"),
        ("components:\n  structure: {subtract: 2}", 2, "components.structure.subtract"),
        ("components:\n  style: gate", 2, "components.style"),
        ("components:\n  overlong: gate", 2, "components.overlong"),
        ("components:\n  overlong: {subtract: 1, max_length: 5}", 2, "components.overlong"),
        ("components:\n  overlong: {subtract: 1, max_length: 5, cache: 6}", 2, "components.overlong"),
        ("components:\n  overlong: {subtract: 1, max_length: 5, cach: 4}", 2, "components.overlong.cach"),
        ("components:\n  cosine_length: {unit: words}", 2, "components.cosine_length.unit"),
        ("components:\n  cosine_length: {max_length: 5, wrong: [0]}", 2, "components.cosine_length.wrong"),
        ("components:\n  cosine_length: {max_length: 5, exceeded: -1}", 2, "components.cosine_length.exceeded"),
        ("components:\n  ngram_repetition: {size: 65}", 2, "components.ngram_repetition.size"),
        ("on_undecided: one", 1, "on_undecided"),
        ("log:\n  level: loud", 2, "log.level"),
        ("listen: 127.0.0.1:80", 1, "listen"),
        ("deadlines_ms:\n  native: -1", 2, "deadlines_ms.native"),
        ("doors:\n  verl: {}", 2, "doors.verl"),
        ("doors:\n  slime:\n    on_error: zero", 3, "doors.slime.on_error"),
        ("doors:\n  openrlhf:\n    on_invalid: null", 3, "doors.openrlhf.on_invalid"),
        ("doors:\n  slime:\n    on_failed: mask", 3, "doors.slime.on_failed"),
        ("a: [", 2, ""),
        ("limits: {}\nlimits: {}", 2, "limits"),
        ("allow_from:\n  - 10.0.0.1/8", 2, "allow_from[0]"),
        ("record:\n  directory: x\n  max_files: 0", 3, "record.max_files"),
        ("record: {rollouts: true}", 1, "record"),
        ("format_alarm:\n  max_share: 2", 2, "format_alarm.max_share"),
        ("format_alarm: {window: 16, min_rollouts: 17}", 1, "format_alarm"),
        ("secret_file: 5", 1, "secret_file"),
    ])
    func namesFileLineAndKey(_ yaml: String, _ line: Int, _ key: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(yaml) }
        #expect(error?.file == "assay.yaml" && error?.key == key, "\(error?.description ?? "")")
        #expect(error?.line == line, "\(error?.description ?? "")")
    }

    @Test func readsShapingAndMakesItPartOfTheHash() throws {
        let off = try read("components: {overlong: off, cosine_length: off, ngram_repetition: off}")
        #expect(off.scoring.shaping == ShapingSettings() && off.hash == Configuration().hash)
        let configuration = try read(
            """
            components:
              overlong: {subtract: 0.5, max_length: 20480, cache: 4096, unit: tokens}
              cosine_length: {max_length: 16384, correct: [1, 0.9], wrong: [0, 0.1], exceeded: 0.2}
              ngram_repetition: {subtract: 0.1, size: 40, split: ideographs, answers: wrong}
            """)
        let shaping = configuration.scoring.shaping
        #expect(shaping.overlong == OverlongPenalty(weight: 0.5, maxLength: 20480, cache: 4096, unit: .tokens))
        #expect(
            shaping.cosineLength
                == CosineLength(
                    maxLength: 16384, correct: .init(short: 1, long: 0.9), wrong: .init(short: 0, long: 0.1),
                    exceeded: 0.2))
        #expect(
            shaping.ngramRepetition == RepetitionPenalty(weight: 0.1, size: 40, split: .ideographs, answers: .wrong))
        let other = try read("components: {overlong: {subtract: 0.5, max_length: 20480, cache: 4095, unit: tokens}}")
        #expect(Set([off.hash, configuration.hash, other.hash]).count == 3)
    }

    @Test func readsDoorsAndKeepsTheirDefaults() throws {
        let configuration = try read(
            """
            deadlines_ms: {openrlhf: 5, slime: 6, gym: 7}
            doors:
              openrlhf: {verifier: mcq, options: {layout: think}, on_invalid: error, on_failed: zero}
              slime: {verifier: null, on_invalid: null}
              gym: {ground_truth_field: answer}
            """)
        let doors = configuration.doors
        #expect(doors[.openrlhf].verifier == "mcq" && doors[.openrlhf].options == ["layout": "think"])
        #expect(doors[.openrlhf].onInvalid == .error && doors[.openrlhf].onFailed == .zero)
        #expect(doors[.slime].verifier == nil && doors[.slime].options == ["extraction": "auto"])
        #expect(doors[.slime].onInvalid == .null && doors[.slime].onFailed == .error)
        #expect(doors[.gym].groundTruthField == "answer" && doors[.gym].onFailed == .mask)
        #expect(DoorName.allCases.map { configuration.deadlines[$0] } == [5, 6, 7])
        #expect(configuration.hash != Configuration().hash)
    }

    @Test(arguments: ["", "# nothing", "~"])
    func nothingIsTheDefault(_ yaml: String) throws {
        #expect(try read(yaml).hash == Configuration().hash)
    }

    @Test func theHashFollowsWhatChangesAVerdictAndNothingElse() throws {
        let base = try read("verifiers: {ocr: {lower_bound: 0.3, metric: anls}}").hash
        #expect(try read("verifiers: {ocr: {metric: anls, lower_bound: 0.3}}").hash == base)
        #expect(try read("verifiers: {ocr: {lower_bound: 0.3, metric: anls}}\nlisten: [\"[::1]:1\"]").hash == base)
        #expect(try read("verifiers: {ocr: {lower_bound: 0.31, metric: anls}}").hash != base)
        #expect(base.utf8.count == 16)
    }

    @Test func readsWhatSurroundsTheScoring() throws {
        let configuration = try read(
            """
            limits: {max_connections_per_peer: 7}
            record: {directory: /var/x, rollouts: true, max_file_bytes: 65536, max_files: 2, max_queued_bytes: 1048576}
            secret_file: /var/secret
            format_alarm: {max_share: 0.5, window: 32, min_rollouts: 16, max_data_sources: 4}
            on_undecided: null
            """)
        #expect(configuration.limits.maxConnectionsPerPeer == 7)
        var record = RecordSettings(directory: "/var/x")
        record.includesRollouts = true
        record.maxFileBytes = 65_536
        record.maxFiles = 2
        record.maxQueuedBytes = 1_048_576
        #expect(configuration.record == record)
        #expect(configuration.secretFile == "/var/secret" && configuration.formatAlarm.minRollouts == 16)
        #expect(configuration.scoring.onUndecided == .null)
        #expect(try read("record: /var/y").record == RecordSettings(directory: "/var/y"))
        #expect(try read("format_alarm: off").formatAlarm.isOn == false)
        #expect(
            try configuration.keysThatNeedRestart(since: read("log: {level: error}")) == [
                "limits.max_connections_per_peer", "format_alarm", "record", "secret_file", "log",
            ])
    }

    @Test func readsWhoMayUseIt() throws {
        let access = try read(
            """
            unix_mode: 0660
            tokens_file: /run/tokens
            allow_from: ["10.0.0.0/8", "fd00::/8", unix]
            token_limits: {default: {max_in_flight: 8}, trainer: {requests_per_minute: 600}}
            """
        ).access
        #expect(access.unixMode == 0o660 && access.tokensFile == "/run/tokens")
        #expect(access.allowFrom.count == 2 && access.allowsUnixClients)
        #expect(access.limits(of: "trainer").requestsPerMinute == 600 && access.limits(of: "trainer").maxInFlight == 0)
        #expect(access.limits(of: "other").maxInFlight == 8)
        #expect(try read("unix_mode: \"0600\"").access == AccessSettings())
        for wrong in ["unix_mode: 0060", "unix_mode: 688", "unix_mode: 01777", "token_limits: {a: {rate: 1}}"] {
            #expect(throws: ConfigurationError.self) { try read(wrong) }
        }
    }

    @Test(arguments: [
        ("deadlines_ms: {gym: 5}", "deadlines_ms.gym"),
        ("doors: {gym: {verifier: ocr}}", "doors"),
    ])
    func whatThisVersionLacksIsNeverIgnored(_ yaml: String, _ key: String) throws {
        let unbuilt = try read(yaml).unbuilt
        #expect(unbuilt.count == 1 && unbuilt.first?.key == key)
        #expect(unbuilt.first?.description.contains("is not built yet") == true)
    }

    @Test(arguments: [
        ("limts: {}", "assay.yaml:1:1: limts: there is no such key (did you mean limits?); there are listen"),
        ("log:\n  levle: info", "assay.yaml:2:3: log.levle: there is no such key (did you mean level?)"),
        ("log: {level: loud}", "assay.yaml:1:14: log.level: must be one of error"),
        ("doors: {opnrlhf: {}}", "(did you mean openrlhf?)"),
    ])
    func messagesPointAndGuess(_ yaml: String, _ message: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(yaml) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func mistakesOfOptionsHaveTheirPlace() throws {
        let configuration = try read("verifiers:\n  ocr:\n    metrik: anls\nrouting:\n  a: {verifier: orc}")
        let option = RolloutError(.unknownOption, field: "verifiers.ocr.metrik", "no")
        #expect(configuration.located(option, in: "f").description == "f:3:5: verifiers.ocr.metrik: no")
        let route = RolloutError(.unknownVerifier, field: "routing.a", "no")
        #expect(configuration.located(route, in: "f").description == "f:5:3: routing.a: no")
    }

    /// The file of `assay config init` holds every key, each with its default but for what it recommends.
    @Test func theTemplateReadsToTheDefaults() throws {
        var written = try read(ConfigurationTemplate.text)
        let standard = Configuration()
        #expect(written.scoring.defaultRoute == Route(verifier: "general"))
        #expect(written.scoring.verifierOptions == ["ocr": ["lower_bound": 0.3]])
        written.scoring.defaultRoute = nil
        written.scoring.verifierOptions = [:]
        #expect(written.listen == standard.listen && written.access == standard.access)
        #expect(written.limits == standard.limits && written.deadlines == standard.deadlines)
        #expect(written.compressOverBytes == standard.compressOverBytes)
        #expect(written.doors[.openrlhf] == standard.doors[.openrlhf])
        #expect(written.doors[.slime] == standard.doors[.slime] && written.doors[.gym] == standard.doors[.gym])
        #expect(written.scoring.components == standard.scoring.components && written.scoring.routing.isEmpty)
        #expect(written.scoring.stopTokens == standard.scoring.stopTokens && written.scoring.patterns.isEmpty)
        #expect(written.scoring.onUndecided == standard.scoring.onUndecided)
        #expect(written.record == nil && written.secretFile == nil && written.log == standard.log)
        #expect(written.formatAlarm == standard.formatAlarm && written.unbuilt.isEmpty)
        for key in ConfigurationReader.keys {
            #expect(ConfigurationTemplate.text.contains("\n\(key):"), "\(key) is missing")
        }
    }
}
