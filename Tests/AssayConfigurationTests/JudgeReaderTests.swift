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
    ])
    func mistakes(yaml: String) {
        #expect(throws: ConfigurationError.self) { try read(yaml) }
    }
}
