/// The blocks of a response as they were found, before anything is judged.
struct EnvelopeBlocks {
    /// Where the thought's opening tag stands.
    var thinkTag: Int?
    /// The thought's content, as far as it goes.
    var think: Range<Int>?
    /// Where the text between the blocks begins.
    var afterThink = 0
    /// Where the answer's opening tag stands.
    var answerTag: Int?
    /// The answer's content, where it has an end.
    var answer: Range<Int>?
    /// Where the text after the answer begins.
    var afterAnswer = 0
    /// What the answer holds.
    var body = AnswerBody()
    /// A block is open at the end.
    var isOpen = false
    /// A tag is cut at the end.
    var isCut = false
    /// A tag stands inside the thought.
    var hasStrayInThought = false
    /// A tag stands somewhere else where none belongs.
    var hasStray = false
}
