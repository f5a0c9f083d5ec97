import AssayFixtures
import AssayJSON
import AssayJudge

/// Judges who reply what a fixture row has recorded: gates, strict reading and votes as in the daemon, and no network.
enum FixtureDesk {
    /// A desk of one judge a reply.
    ///
    /// - Throws: ``CommandFailure`` where a reply's form is none.
    static func desk(for fixture: FixtureCase) throws -> JudgeDesk {
        var panel = PanelSettings()
        var replies: [String: [UInt8]] = [:]
        for (index, reply) in fixture.judgeReplies.enumerated() {
            guard let form = JudgeForm(rawValue: reply.form) else {
                let names = JudgeForm.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure.caller(
                    "\(fixture.file):\(fixture.line): judge_replies.form must be one of \(names)")
            }
            var judge = JudgeSettings(name: "recorded \(index)", endpoints: [], model: reply.model)
            judge.form = form
            panel.judges.append(judge)
            replies[judge.name] = body(reply, form)
        }
        var surroundings = DeskSurroundings()
        surroundings.source = Source(replies: replies)
        return JudgeDesk(panel, transport: OfflineTransport(), surroundings: surroundings)
    }

    /// The reply as an endpoint sends it; a reward model's content is the whole of it.
    private static func body(_ reply: RecordedReply, _ form: JudgeForm) -> [UInt8] {
        if form.isReward { return Array(reply.content.utf8) }
        let choice: JSONObject = [
            "finish_reason": .string(reply.finish),
            "message": ["role": "assistant", "content": .string(reply.content)],
        ]
        return Array(JSONValue.object(["choices": [.object(choice)]]).text.utf8)
    }

    private struct Source: ExchangeSource {
        let replies: [String: [UInt8]]
        func reply(for key: VoteKey, judge: String) -> [UInt8]? { replies[judge] }
    }
}
