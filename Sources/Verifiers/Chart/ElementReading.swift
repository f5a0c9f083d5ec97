import AssayText

/// One element of an answer, read in each way a ground truth may ask for.
struct ElementReading {
    private let number: ChartNumber?
    private let year: Int?
    private let text: String

    init(_ element: String) {
        number = ChartNumberReader.read(element)
        year = ChartYear.read(element)
        text = FreeText(element).key
    }

    /// Whether it is right; a number over the limits is not.
    func matches(_ truth: ChartValue, _ rule: PercentRule) -> Bool {
        switch truth {
        case .number(let expected), .numberOrYear(let expected, _):
            guard let number, number.isWithinLimits else { return false }
            return rule.accepts(number, against: expected)
        case .year(let expected): return year == expected
        case .text(let expected): return text.utf8.elementsEqual(expected.utf8)
        }
    }
}
