/// What is wrong with the format of a response: a closed list, in the order violations are reported.
///
/// The blocks are judged first. `truncated` and `nestedTag` stand alone; a missing block is reported without looking
/// at what surrounds it or at the box, for neither means anything then. Language mix and repetition are found by
/// ``LanguageMixDetector`` and ``RepetitionDetector``, whatever the structure is like.
public enum FormatViolation: String, Sendable, CaseIterable {
    /// There is no `<think>` where the layout has one.
    case missingThink = "missing_think"
    /// There is no `<answer>` where the layout has one.
    case missingAnswer = "missing_answer"
    /// Text stands before the first block.
    case leadingText = "leading_text"
    /// Text stands between the blocks.
    case textBetween = "text_between"
    /// Text stands after the last block.
    case trailingText = "trailing_text"
    /// An envelope tag is repeated or stands where none belongs.
    case nestedTag = "nested_tag"
    /// The answer holds several begin or several end markers of a box.
    case multipleBoxes = "multiple_boxes"
    /// A verifiable answer holds no box.
    case missingBox = "missing_box"
    /// A box marker without its partner after or before it.
    case unclosedBox = "unclosed_box"
    /// The answer holds `\boxed{` outside the GLM box; reported instead of `missingBox`.
    case legacyBoxed = "legacy_boxed"
    /// A block is open, or a tag is cut, at the end of the response.
    case truncated
    /// The answer block is empty or white space.
    case emptyAnswer = "empty_answer"
    /// The thought is empty or white space. Breaks the structure only with ``EnvelopeSettings/requireThink``.
    case emptyThink = "empty_think"
    /// There is a thought though the model was asked not to think.
    case thinkInNothink = "think_in_nothink"
    /// A box marker stands in an answer that is not verified; reported instead of the other flaws of a box.
    case boxInNonVerifiable = "box_in_non_verifiable"
    /// Long paragraphs of Chinese and of English stand in one response.
    case languageMix = "language_mix"
    /// A window of 50 code points occurs ten times.
    case repetition
}
