/// One value of a ground truth, with how answers are compared with it.
enum ChartValue: Sendable, Hashable {
    /// Within the tolerance.
    case number(ChartNumber)
    /// Exactly. As a number it is the year itself, for a question that asks for none.
    case year(Int)
    /// An integer that is a year where the prompt asks for one, and a number elsewhere.
    case numberOrYear(ChartNumber, Int)
    /// Equal in the form of `FreeText`, kept in it.
    case text(String)

    /// The value for a prompt that asks for a year, or does not.
    func settled(asksForYear: Bool) -> ChartValue {
        guard case .numberOrYear(let number, let year) = self else { return self }
        return asksForYear ? .year(year) : .number(number)
    }

    /// The name of the comparison, as the detail shows it.
    var kind: String {
        switch self {
        case .number, .numberOrYear: "number"
        case .year: "year"
        case .text: "text"
        }
    }

    /// The value as the detail shows it.
    var shown: String {
        switch self {
        case .number(let number), .numberOrYear(let number, _): number.text
        case .year(let year): String(year)
        case .text(let text): text
        }
    }
}
