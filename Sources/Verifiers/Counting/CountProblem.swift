import AssayText

/// Why an answer states no single count: the `reason` in a verdict's detail, a closed list documented in README.md.
enum CountProblem: String, CaseIterable, Sendable {
    /// `more than 5`, `5+`, `至少5个`: a bound, not a count.
    case comparison
    /// `5 or 6`, `maybe 5`, `5?`: the answer does not commit itself.
    case hedge
    /// `5-6`, `between 5 and 6`, `两三个`.
    case range
    /// `3+2`, `√25`, `5倍`: nothing is evaluated.
    case expression
    /// `not 5`, `不是5个`.
    case negation
    /// `3 cats and 2 dogs`, `5 5`: several numbers, even equal ones.
    case severalNumbers = "several_numbers"
    /// `5.5`.
    case nonInteger = "non_integer"
    /// `half`, `two thirds`, `五个半`.
    case fraction
    /// `5%`.
    case percent
    /// `1e1`.
    case exponent
    /// `②`, `²`, `Ⅴ`, `½`, a struck-out digit.
    case otherDigits = "other_digits"
    /// `Q3`, `3D`, `0x5`, `1_000`.
    case letters
    /// `3-legged`, `COVID-19`.
    case compound
    /// `dozens`, `几十`, `一百多`.
    case indefinite
    /// `1.2.3`.
    case malformed
    /// `fifth`, `5th`, `第五`.
    case ordinal
    /// Digits under a direction override, which are shown in another order than they are written in.
    case directionOverride = "direction_override"

    init(_ flaw: NumeralFlaw) {
        self =
            switch flaw {
            case .fraction: .fraction
            case .percent: .percent
            case .exponent: .exponent
            case .otherDigits: .otherDigits
            case .letters: .letters
            case .compound: .compound
            case .range: .range
            case .indefinite: .indefinite
            case .malformed: .malformed
            }
    }
}
