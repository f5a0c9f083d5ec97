import AssayText

/// How an answer says that no option, or every option, is right, where several may be.
enum EmptySet {
    private static let none: Set<String> = [
        "none", "none of them", "none of these", "none of the above", "none of the options", "no option", "no options",
        "nothing", "neither", "empty", "empty set", "the empty set", "∅", "\\emptyset", "\\varnothing", "[]", "{}", "无",
        "無", "没有",
        "沒有", "都没有", "都不是", "以上都不是", "以上皆非", "都不对", "以上都不对", "空集", "没有正确选项",
    ]
    private static let all: Set<String> = [
        "all", "all of them", "all of these", "all of the above", "all options", "all of the options", "全部", "以上都是",
        "以上皆是", "都对", "以上都对", "全选",
    ]

    /// Whether the whole answer says so.
    static func isNone(_ answer: String) -> Bool {
        let bare = UnicodeText.withoutWhiteSpace(String(decoding: Array(answer.utf8.prefix(64)), as: UTF8.self))
        return bare == "[]" || bare == "{}" || isShort(answer) && none.contains(FreeText(answer).key)
    }

    /// Whether the whole answer says so.
    static func isAll(_ answer: String) -> Bool { isShort(answer) && all.contains(FreeText(answer).key) }

    private static func isShort(_ answer: String) -> Bool { answer.utf8.count <= 256 }
}
