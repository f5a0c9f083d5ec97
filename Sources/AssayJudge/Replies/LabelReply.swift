import AssayJSON
import Glibc

/// Reads one-token labels, A or B, and what the log probabilities say of both.
enum LabelReply {
    /// The likelier label, or the probability of A renormalised over both labels.
    ///
    /// A server that holds the reply to a grammar may report log probabilities from before the grammar, so that a label
    /// may be missing among them; the one that is there counts, and where none is, the token itself decides.
    static func read(_ content: String, _ choice: JSONElement, isSoft: Bool) -> ReplyReading {
        var weights: [String: Double] = [:]
        if let tokens = choice["logprobs"]?["content"], let first = tokens.elements.first(where: { _ in true }),
            let top = first["top_logprobs"], top.kind == .array
        {
            for candidate in top.elements {
                guard let token = candidate["token"]?.string, let value = candidate["logprob"]?.number?.double,
                    value <= 0.001, let label = label(token)
                else { continue }
                weights[label, default: 0] += exp(value)
            }
        }
        let right = weights["A"] ?? 0
        let wrong = weights["B"] ?? 0
        if isSoft {
            guard right + wrong > 0 else { return .abstention("the log probabilities hold no label") }
            return .vote(right / (right + wrong))
        }
        guard let said = label(content) else { return .abstention("the reply is neither A nor B") }
        // A sampled token the distribution holds for the less likely one is noise, not a verdict.
        if right + wrong > 0 { return .vote(right > wrong ? 1 : 0) }
        return .vote(said == "A" ? 1 : 0)
    }

    /// The label a token is, white space and the marks tokenizers put for it taken off.
    private static func label(_ token: String) -> String? {
        let text = token.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{2581}" && $0 != "\u{0120}" }
        let label = String(String.UnicodeScalarView(text))
        return label == "A" || label == "B" ? label : nil
    }
}
