import AssayConfiguration
import AssayJSON
import AssayScoring
import Testing

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
        ("on_undecided: one", 1, "on_undecided"),
        ("log:\n  level: loud", 2, "log.level"),
        ("listen: 127.0.0.1:80", 1, "listen"),
        ("deadlines_ms:\n  native: -1", 2, "deadlines_ms.native"),
        ("doors:\n  verl: {}", 2, "doors.verl"),
        ("doors:\n  slime:\n    on_error: zero", 3, "doors.slime.on_error"),
        ("doors:\n  openrlhf:\n    on_invalid: null", 3, "doors.openrlhf.on_invalid"),
        ("doors:\n  slime:\n    on_failed: mask", 3, "doors.slime.on_failed"),
        ("a: [", 2, ""),
        ("limits: {}\nlimits: {}", 1, "limits"),
    ])
    func namesFileLineAndKey(_ yaml: String, _ line: Int, _ key: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(yaml) }
        #expect(error?.file == "assay.yaml" && error?.key == key, "\(error?.description ?? "")")
        #expect(error?.line == line, "\(error?.description ?? "")")
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
}
