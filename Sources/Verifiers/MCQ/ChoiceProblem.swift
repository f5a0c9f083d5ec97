/// Why an answer names no option: the `reason` in a verdict's detail, a closed list documented in README.md.
enum ChoiceProblem: String, CaseIterable, Sendable {
    /// `B or C`, `maybe B`, `B?`: the answer does not commit itself.
    case hedge
    /// `not B`, `B is wrong`, 不是B.
    case negation
    /// `B. cat`, where B is the dog.
    case contradiction
    /// `A, B`, `dog and cat`, where one was asked for.
    case several
    /// No letter of the question and no text of an option.
    case noOption = "no_option"
    /// A number beside that of an option, or a bound: `3 or more`.
    case otherNumber = "other_number"
    /// Nothing at all.
    case empty
    /// More words and symbols than anyone needs to name an option.
    case tooLong = "too_long"
}
