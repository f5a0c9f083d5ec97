import AssayJSON
import Glibc

/// What one reply says: a vote in 0…1, or that it says nothing that counts.
enum ReplyReading: Sendable, Hashable {
    case vote(Double)
    /// Why it is an abstention: one sentence for logs and details, never the reply's own words.
    case abstention(String)
    /// No reply at all, whatever the status says: cut off, or another program's words. It can be asked for again.
    case unreadable

    /// Tokens a reply says it cost.
    struct Usage {
        var prompt = 0
        var reply = 0
    }

    /// Reads the body of a 200.
    static func read(_ body: [UInt8], _ settings: JudgeSettings, _ template: JudgeTemplate) -> (ReplyReading, Usage) {
        guard let document = try? JSONDocument(parsing: body) else {
            return (.unreadable, Usage())
        }
        let root = document.root
        let usage = Usage(
            prompt: max(0, root["usage"]?["prompt_tokens"]?.number?.int ?? 0),
            reply: max(0, root["usage"]?["completion_tokens"]?.number?.int ?? 0))
        if settings.form.isReward { return (RewardReply.read(root, settings.reward), usage) }
        guard let choices = root["choices"], choices.kind == .array,
            let choice = choices.elements.first(where: { _ in true })
        else { return (.abstention("the reply has no choices"), usage) }
        let finish = choice["finish_reason"]?.string
        // One token is all a label needs, and then the length is what ends it.
        guard finish == "stop" || (finish == "length" && settings.form == .labels) else {
            return (.abstention("the reply was not finished: \(finish == "length" ? "length" : "other")"), usage)
        }
        guard let content = choice["message"]?["content"]?.string else {
            return (.abstention("the reply has no content"), usage)
        }
        if settings.form == .labels { return (LabelReply.read(content, choice, isSoft: settings.isSoft), usage) }
        return (text(content, settings.form, template), usage)
    }

    /// Reads the text of a reply.
    static func text(_ content: String, _ form: JudgeForm, _ template: JudgeTemplate) -> ReplyReading {
        var text = content
        if let end = text.range(of: "</think>", options: .backwards) {
            text = String(text[end.upperBound...])
        } else if text.contains("<think>") {
            return .abstention("the reply's thought has no end")
        }
        let trimmed = Self.trimmed(text)
        switch form {
        case .scoreJSON: return template.hasHalves ? halves(trimmed) : score(trimmed)
        case .reference:
            switch trimmed {
            case "1.0": return .vote(1)
            case "0.0": return .vote(0)
            default: return .abstention("the reply is neither 1.0 nor 0.0")
            }
        case .xVerify:
            switch trimmed {
            case "[Correct]", "Correct": return .vote(1)
            case "[Incorrect]", "Incorrect": return .vote(0)
            default: return .abstention("the reply is neither [Correct] nor [Incorrect]")
            }
        case .generalVerifier:
            let last = trimmed.split(separator: "\n").last.map { Self.trimmed(String($0)) } ?? ""
            switch last {
            case "Final Decision: Yes", "Final Decision: Yes.": return .vote(1)
            case "Final Decision: No", "Final Decision: No.": return .vote(0)
            default: return .abstention("the reply does not end with a final decision")
            }
        case .compassVerifier: return compass(trimmed)
        case .labels, .classify, .pooling, .score: return .abstention("the reply is no text")
        }
    }

    private static func compass(_ text: String) -> ReplyReading {
        var letter: Substring?
        if let box = text.range(of: "\\boxed{", options: .backwards) {
            let inside = text[box.upperBound...].prefix { $0 != "}" }
            guard text[box.upperBound...].dropFirst(inside.count).first == "}" else {
                return .abstention("an open box")
            }
            letter = inside
        } else if text.count == 1 {
            letter = text[...]
        } else if let cue = text.range(of: "Final Judgment:", options: .backwards) {
            letter = text[cue.upperBound...].drop { $0 == " " }.prefix { $0.isLetter }
        }
        switch letter {
        case "A": return .vote(1)
        case "B", "C": return .vote(0)
        default: return .abstention("the reply names none of A, B, C")
        }
    }

    private static func score(_ text: String) -> ReplyReading {
        guard let root = try? JSONDocument(parsing: Array(text.utf8)).root, root.kind == .object, root.count == 1,
            let score = root["score"]?.number?.double
        else { return .abstention("the reply is no object with a score alone") }
        guard score == 0 || score == 1 else { return .abstention("the score is neither 0 nor 1") }
        return .vote(score)
    }

    private static func halves(_ text: String) -> ReplyReading {
        guard let root = try? JSONDocument(parsing: Array(text.utf8)).root, root.kind == .object, root.count == 3,
            root["analysis"]?.kind == .string, let location = root["location"]?.number?.double,
            let name = root["name"]?.number?.double
        else { return .abstention("the reply is no object of analysis, location and name") }
        guard [0, 0.1, 0.25, 0.5].contains(location), [0, 0.5].contains(name) else {
            return .abstention("a half is none of the grades there are")
        }
        return .vote(location + name)
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}

extension String {
    /// Where a text stands, the last of its places; Foundation is not linked here.
    fileprivate enum SearchOption { case backwards }

    fileprivate func range(of needle: String, options: SearchOption) -> Range<String.Index>? {
        ranges(of: needle).last
    }
}
