/// Where the blocks of a response are, and what is wrong with them. All ranges are UTF-8 offsets in the response.
public struct Envelope: Sendable, Hashable {
    /// The content of the thought, as far as it goes; nil where there is none.
    public internal(set) var think: Range<Int>?
    /// The answer part: what stands between the answer tags, or where the layout has none, the rest of the response
    /// without what was stripped from its end. Nil where no one part can be said to be the answer: its block is missing
    /// or open, or a stray tag outside the thought would let a response offer two.
    public internal(set) var answer: Range<Int>?
    /// The content of the GLM box, where the answer holds exactly one begin marker and after it one end marker.
    public internal(set) var box: Range<Int>?
    /// Begin markers of a box in the answer part.
    public internal(set) var beginMarkers = 0
    /// End markers of a box in the answer part.
    public internal(set) var endMarkers = 0
    /// What is wrong, in the order of ``FormatViolation``.
    public internal(set) var violations: [FormatViolation] = []
    /// White space taken off the front, in bytes. Reported, not punished.
    public internal(set) var strippedLeadingBytes = 0
    /// White space and stop tokens taken off the end, in bytes. Reported, not punished.
    public internal(set) var strippedTrailingBytes = 0
    /// Which stop tokens were taken off the end, each once, in the order of the settings. Reported, not punished.
    public internal(set) var strippedStopTokens: [String] = []
    /// Whether no violation breaks the structure: all of them do but an empty thought that is not required and a box
    /// in a non-verifiable answer, which is a component of its own.
    public internal(set) var isWellFormed = true

    init() {}

    /// The parts that style is judged on: the thought, and the answer before and after its box (a transcription may
    /// repeat). Where there is no answer part, and in the reference style, the whole response.
    public func styleRanges(style: EnvelopeStyle, count: Int) -> [Range<Int>] {
        guard style == .lenient, let answer else { return [0..<count] }
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(3)
        if let think { ranges.append(think) }
        if let box {
            ranges.append(answer.lowerBound..<box.lowerBound - EnvelopeToken.boxBeginLength)
            ranges.append(box.upperBound + EnvelopeToken.boxEndLength..<answer.upperBound)
        } else {
            ranges.append(answer)
        }
        return ranges
    }
}
