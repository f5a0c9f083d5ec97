/// The special tokens a tokenizer leaves around a decoded text where the trainer does not skip them.
public enum SpecialTokens {
    /// What may stand before a prompt: beginnings of text and padding.
    static let leading =
        [
            "<s>", "<bos>", "<|begin_of_text|>", "<|startoftext|>", "<｜begin▁of▁sentence｜>", "[gMASK]", "<sop>",
        ] + padding
    /// What ends a turn or a text.
    static let trailing =
        [
            "<|user|>", "<|assistant|>", "<|observation|>", "<|system|>", "<|endoftext|>", "<|im_end|>", "<|eot_id|>",
            "<|end_of_text|>", "</s>", "<eos>", "<end_of_turn>", "<|end|>", "<|return|>", "<｜end▁of▁sentence｜>",
        ] + padding
    private static let padding = [
        "<pad>", "<|pad|>", "[PAD]", "<|finetune_right_pad_id|>", "<|vision_pad|>", "<|endoftext|>",
    ]

    /// How many bytes at the end are such tokens and the white space around them; white space alone stays.
    ///
    /// - Parameter further: stop tokens of the configuration.
    /// - Complexity: O(bytes taken off × tokens).
    static func trailingCount(of text: ArraySlice<UInt8>, further: [String]) -> Int {
        var end = text.endIndex
        var found = true
        while found {
            found = false
            var bare = end
            while bare > text.startIndex, isWhiteSpace(text[bare - 1]) { bare -= 1 }
            for token in trailing + further where !token.isEmpty && text[..<bare].hasSuffix(token.utf8) {
                end = bare - token.utf8.count
                found = true
                break
            }
        }
        return text.endIndex - end
    }

    /// How many bytes at the start are beginnings of text or padding.
    static func leadingCount(of text: ArraySlice<UInt8>) -> Int {
        var start = text.startIndex
        while let token = leading.first(where: { text[start...].starts(with: $0.utf8) }) { start += token.utf8.count }
        return start - text.startIndex
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ suffix: String.UTF8View) -> Bool {
        count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
    }
}
