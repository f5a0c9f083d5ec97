/// The rule a decision is made by, as `rule:NAME` shows it.
enum TextRule: String, CaseIterable, Sendable {
    case exact, number, list, hedge, time
    case quantity
    case choiceLetter = "choice_letter"
    case truthValue = "truth_value"
    case guessLength = "guess_length"
}
