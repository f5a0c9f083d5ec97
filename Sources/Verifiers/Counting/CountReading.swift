import AssayText

/// What an answer says when it is read as a count.
enum CountReading {
    /// One whole number.
    case integer(DecimalNumber, NumberForm)
    /// Several numbers; up to eight of them, for the detail.
    case several([DecimalNumber], CountProblem)
    /// One number that is no count, with its value where it has one.
    case notAnInteger(CountProblem, DecimalNumber?)
    /// Words without a number.
    case noNumber(CountProblem?)
    /// More words and symbols than anyone needs to state a number.
    case tooLong
    /// Nothing at all.
    case empty
}
