import AssayConfiguration
import AssayJudge
import Testing

/// `judges:` in the configuration.
@Suite struct JudgeReaderTests {
    private func read(_ yaml: String) throws -> Configuration {
        try ConfigurationReader.read(yaml: yaml, file: "a.yaml")
    }

    @Test func aListAndAMapping() throws {
        let list = try read("judges: [{url: \"http://h/v1/\", model: m}]")
        #expect(list.judges.judges.map(\.endpoints) == [["http://h/v1"]])
        #expect(list.judges.judges[0].name == "m")
        let mapping = try read(
            "judges: {quorum: 2, list: [{url: \"http://h\", model: m, form: labels, soft: true, verifiers: [vqa]}]}")
        #expect(mapping.judges.quorum == 2)
        #expect(mapping.judges.judges[0].verifiers == ["vqa"])
        #expect(try read("judges: []").judges.isEmpty)
    }

    @Test func theWholeOfIt() throws {
        let judges = try read(
            """
            judges:
              cache_file: /var/lib/assay/votes.sqlite
              cache_days: 7
              audit: {url: "http://oracle/v1", model: big, rate: 0.05, tokens_per_minute: 9000}
              list:
                - {url: "http://h/v1", model: m, both_orders: true, hedge: false}
                - url: http://rm
                  model: r
                  form: pooling
                  reward: {text: "{question} {predict}", label: 0, calibration: {center: -2.5, scale: 4}}
            """
        ).judges
        #expect(judges.cacheFile == "/var/lib/assay/votes.sqlite" && judges.cacheDays == 7)
        #expect(judges.audit?.rate == 0.05 && judges.audit?.judge.tokensPerMinute == 9000)
        #expect(judges.judges[0].asksBothOrders && !judges.judges[0].hedges)
        let reward = judges.judges[1]
        #expect(reward.reward.calibration == .logistic(center: -2.5, scale: 4))
        #expect(reward.verifiers == ["general"] && reward.canaries.probation == 0)
        let linear = try read(
            "judges: [{url: \"http://h\", model: m, form: score, reward: {calibration: {low: -1, high: 3}}}]")
        #expect(linear.judges.judges[0].reward.calibration == .linear(low: -1, high: 3))
    }

    @Test func theHashIsOfWhatDecides() throws {
        let plain = try read("judges: [{url: \"http://h\", model: m}]").hash
        #expect(try read("judges: [{url: \"http://other\", model: m, concurrency: 3}]").hash == plain)
        #expect(try read("judges: [{url: \"http://h\", model: n}]").hash != plain)
        #expect(try read("judges: []").hash == read("").hash)
    }

    @Test(arguments: [
        "judges: [{model: m}]", "judges: [{url: \"http://h\"}]", "judges: [{url: \"ftp://h\", model: m}]",
        "judges: [{url: \"http://u:p@h\", model: m}]", "judges: [{url: \"http://h\", model: m, colour: red}]",
        "judges: [{url: \"http://h\", model: m, soft: true}]", "judges: 3",
        "judges: [{url: \"http://h\", model: m, key_env: ASSAY_THERE_IS_NO_SUCH_VARIABLE}]",
        "judges: [{url: \"http://h\", model: m}, {url: \"http://h\", model: m}]",
        "judges: [{url: \"http://h\", model: m, key_file: /nowhere/key}]",
        "judges: {cache_days: 0}", "judges: {cache_file: 3}", "judges: {audit: {model: m}}", "judges: {colour: red}",
        "judges: {audit: {url: \"http://h\", model: m}, list: [{url: \"http://h\", model: m}]}",
        "judges: {audit: {url: \"http://h\", model: m, form: score}}",
        "judges: [{url: \"http://h\", model: m, rate: 0.5}]",
        "judges: [{url: \"http://h\", model: m, form: score, canaries: {rate: 0.1}}]",
        "judges: [{url: \"http://h\", model: m, form: score, reward: {text: \"{question}\"}}]",
        "judges: [{url: \"http://h\", model: m, form: score, reward: {calibration: {center: 1}}}]",
        "judges: [{url: \"http://h\", model: m, form: score, reward: {calibration: {center: 1, scale: 0}}}]",
        "judges: [{url: \"http://h\", model: m, form: score, reward: {calibration: {low: 1, high: 1}}}]",
        "judges: [{url: \"http://h\", model: m, form: pooling, reward: {server: sglang}}]",
        "judges: [{url: \"http://h\", model: m, form: classify, reward: {server: sglang}}]",
    ])
    func mistakes(yaml: String) {
        #expect(throws: ConfigurationError.self) { try read(yaml) }
    }
}
