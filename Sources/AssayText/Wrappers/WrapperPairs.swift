/// The openers and closers that ``AnswerWrappers`` knows, as scalar values.
enum WrapperPairs {
    /// What an opening scalar starts.
    enum Kind {
        case bracket, quote
    }

    /// The closer of an opener and what the pair is, or nil.
    static func closer(of opener: UInt32) -> (closer: UInt32, kind: Kind)? {
        switch opener {
        case 0x28: (0x29, .bracket)
        case 0x5B: (0x5D, .bracket)
        case 0x7B: (0x7D, .bracket)
        case 0xFF08: (0xFF09, .bracket)
        case 0xFF3B: (0xFF3D, .bracket)
        case 0xFF5B: (0xFF5D, .bracket)
        case 0x3010: (0x3011, .bracket)
        case 0x3014: (0x3015, .bracket)
        case 0x201C: (0x201D, .quote)
        case 0x2018: (0x2019, .quote)
        case 0x300C: (0x300D, .quote)
        case 0x300E: (0x300F, .quote)
        case 0x300A: (0x300B, .quote)
        case 0x3008: (0x3009, .quote)
        case 0xAB: (0xBB, .quote)
        case 0x2039: (0x203A, .quote)
        case 0x301D: (0x301E, .quote)
        default: nil
        }
    }

    /// Whether a scalar closes a pair.
    static func isCloser(_ value: UInt32) -> Bool {
        switch value {
        case 0x29, 0x5D, 0x7D, 0xFF09, 0xFF3D, 0xFF5D, 0x3011, 0x3015, 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x3009,
            0xBB, 0x203A, 0x301E:
            true
        default: false
        }
    }

    /// The LaTeX commands whose one argument is the answer itself.
    static let commands: [[UInt8]] = [
        "text", "boxed", "fbox", "mbox", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "textbf", "textit", "textrm",
        "textsf", "texttt", "emph", "bm", "boldsymbol", "operatorname", "displaystyle",
    ].map { Array($0.utf8) }
}
