import AssayConfiguration
import AssayJSON
import AssayScoring
import Testing

/// The reference's list form.
@Suite struct GLMVDoorTests {
    private static func envelope(_ answer: String) -> String {
        "<think>I work it out.</think><answer><|begin_of_box|>\(answer)<|end_of_box|></answer>"
    }

    private func numbers(_ reply: JSONElement, _ key: StaticString) -> [Double?] {
        reply[key]?.elements.map { $0.number?.double } ?? []
    }

    private func texts(_ reply: JSONElement, _ key: StaticString) -> [String?] {
        reply[key]?.elements.map(\.string) ?? []
    }

    @Test func eachRowHasItsDataSourceAndGroundTruthsComeInBothForms() throws {
        let sent = """
            {"prompts":["What is 15 + 27?","How many cups?","?"],
             "answers":["\(Self.envelope("42"))","\(Self.envelope("3"))","\(Self.envelope("B"))"],
             "gt_answers":["\(Self.envelope("42"))","4","B"],"datasources":["math","counting","mcq"],
             "uuids":["a","b","c"],"image_files":[null,null,["x.png"]],"return_extracted_answers":true}
            """
        var configuration = Configuration()
        configuration.scoring.routing["math"] = .init(verifier: "math")
        configuration.scoring.routing["counting"] = .init(verifier: "counting")
        configuration.scoring.routing["mcq"] = .init(verifier: "mcq")
        let (status, reply) = try RunningService(configuration).post(sent, to: "/v1/glmv/rewards")
        #expect(status == 200 && numbers(reply, "rewards") == [1, 0, 1])
        #expect(texts(reply, "extracted_answers") == ["42", "3", "B"])
        #expect(texts(reply, "extracted_gt") == ["42", "4", "B"])
        #expect(texts(reply, "status") == ["scored", "scored", "scored"])
    }

    @Test func aSingleStringStandsForAListOfOne() throws {
        let sent =
            #"{"prompts":"?","answers":"\#(Self.envelope("42"))","gt_answers":"42","datasources":"math","#
            + #""return_extracted_answers":false}"#
        let (status, reply) = try RunningService().post(sent, to: "/v1/glmv/rewards?verifier=math")
        #expect(status == 200 && numbers(reply, "rewards") == [1] && reply["extracted_gt"] == nil)
    }

    @Test func aRowWithoutAScoreIsNullAndNamed() throws {
        let sent = #"{"answers":["\#(Self.envelope("42"))",3],"gt_answers":[null,"42"],"datasources":["math","math"]}"#
        let running = try RunningService()
        let (status, reply) = try running.post(sent, to: "/v1/glmv/rewards?verifier=math")
        #expect(status == 200 && numbers(reply, "rewards") == [nil, nil])
        #expect(texts(reply, "status") == ["invalid", "invalid"])
        let fields = reply["errors"]?.elements.map { $0["field"]?.string } ?? []
        #expect(fields == ["ground_truth", "answers"])
        var configuration = Configuration()
        configuration.doors[.glmv].onInvalid = .zero
        let zero = try RunningService(configuration).post(sent, to: "/v1/glmv/rewards?verifier=math")
        #expect(zero.status == 200 && numbers(zero.json, "rewards") == [0, 0])
        configuration.doors[.glmv].onInvalid = .error
        #expect(try RunningService(configuration).post(sent, to: "/v1/glmv/rewards?verifier=math").status == 400)
    }

    @Test(arguments: [
        (#"{"gt_answers":[]}"#, "answers"), (#"{"answers":["a"]}"#, "gt_answers"),
        (#"{"answers":["a"],"gt_answers":["b","c"]}"#, "gt_answers"),
        (#"{"answers":["a"],"gt_answers":["b"],"datasources":[]}"#, "datasources"),
        (#"{"answers":["a"],"gt_answers":["b"],"prompts":[]}"#, "prompts"),
        (#"{"answers":["a"],"gt_answers":["b"],"uuids":["1","2"]}"#, "uuids"), (#"{"answers":3}"#, "answers"),
        (#"{"answers":[],"gt_answers":[],"return_extracted_answers":1}"#, "return_extracted_answers"),
    ])
    func listsThatDoNotFitAreRefusedByName(_ sent: String, _ field: String) throws {
        let (status, reply) = try RunningService().post(sent, to: "/v1/glmv/rewards")
        #expect(status == 400 && reply["error"]?["field"]?.string == field)
    }
}
