/// The rule a decision is made by, as `rule:NAME` shows it.
enum MCQRule: String, CaseIterable, Sendable {
    case choiceLetter = "choice_letter"
    case optionText = "option_text"
    case optionSet = "option_set"
    case severalOptions = "several_options"
    case hedge
    case negation
    case contradiction
    case noOption = "no_option"
    case yesNo = "yes_no"
    case exact
}
