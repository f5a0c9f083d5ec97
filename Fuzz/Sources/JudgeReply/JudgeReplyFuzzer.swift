import FuzzSupport

@testable import AssayJudge

/// Replies of judges in every form: a vote in 0…1 or an abstention, the same each time, never a cost below zero.
///
/// The first byte chooses the form, the second whether the rest is a whole reply or only its text.
enum JudgeReplyFuzzer {
    static func run(_ input: FuzzInput) {
        var input = input
        let choice = input.byte()
        var settings = JudgeSettings(endpoints: ["http://127.0.0.1:1/v1"], model: "judge")
        settings.form = JudgeForm.allCases[Int(choice & 0x0F) % JudgeForm.allCases.count]
        settings.isSoft = choice & 0x10 != 0
        let template = choice & 0x20 == 0 ? JudgeTemplates.math : JudgeTemplates.geoQuest
        if input.byte() & 1 == 0 {
            let body = input.rest()
            let (reading, usage) = ReplyReading.read(body, settings, template)
            check(reading)
            expect(usage.prompt >= 0 && usage.reply >= 0, "a cost below zero")
            expect(ReplyReading.read(body, settings, template).0 == reading, "not the same twice")
        } else {
            let text = String(decoding: input.rest(), as: UTF8.self)
            check(ReplyReading.text(text, settings.form, template))
        }
    }

    private static func check(_ reading: ReplyReading) {
        guard case .vote(let vote) = reading else { return }
        expect(vote >= 0 && vote <= 1, "a vote of \(vote)")
    }
}

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    JudgeReplyFuzzer.run(FuzzInput(start, count))
    return 0
}
