import AssayStory
import Testing

@Suite struct VerdictStoryTests {
    private func story(_ row: String, _ verdict: String) throws -> VerdictStory {
        try VerdictStory(row: Array(row.utf8), verdict: Array(verdict.utf8))
    }

    @Test func tellsThingsInTheOrderTheyHappened() throws {
        let story = try story(
            #"{"id":"r1","verifier":"counting","prompt":"How many?","response":"<think>x</think>…","ground_truth":4}"#,
            #"""
            {"id":"r1","score":0.0,"status":"scored","reason":"incorrect","verifier":"counting",
             "components":{"accuracy":0.0,"structure":1.0},"decided_by":"rule:integer","verifier_version":"counting@1",
             "extraction":{"text":"three","rule":"box","range":[73,78]},
             "detail":{"prediction":"3","ground_truth":"4","form":"word",
              "format":{"violations":["leading_text"],"findings":[{"finding":"invisible"}]},"work":12},"error":null}
            """#)
        #expect(!story.hasNoScore)
        #expect(
            story.lines.map { String($0.reversed().drop { $0 == " " }.reversed()) } == [
                "rollout r1", "  prompt        How many?", "  response      17 code points: <think>x</think>…",
                "  ground truth  4", "  verifier      counting@1", "  envelope      violations: leading_text",
                #"    findings    [{"finding":"invisible"}]"#,
                #"  extraction    "three" by box at code points 73…78"#, "                  read as",
                "    ------------  -------", "    prediction    3", "    ground truth  4", #"    form        "word""#,
                "    work        12", "  decided by    rule:integer", "  components    accuracy 0.0, structure 1.0",
                "  score         0.0 (scored, incorrect)",
            ])
    }

    @Test func saysWhatIsWrongWithARow() throws {
        let story = try story(
            "{",
            #"{"id":null,"score":null,"status":"invalid","error":{"code":"invalid_json","field":null,"message":"no"}}"#)
        #expect(story.hasNoScore && story.lines.contains("  error         invalid_json"))
        #expect(throws: StoryError.self) { try VerdictStory(row: [], verdict: [0x7B]) }
    }
}
