/// Why something that looks like a number is none that could be counted with.
public enum NumeralFlaw: String, Sendable, CaseIterable {
    /// `half`, `one third`, `三分之一`, `五个半`.
    case fraction
    /// `5%`, `five percent`, `百分之五`.
    case percent
    /// `1e1`.
    case exponent
    /// Digits that are no decimal digits (`②`, `²`, `Ⅴ`, `½`) or that carry marks (a struck-out 5).
    case otherDigits = "other_digits"
    /// Letters or underscores that touch digits: `Q3`, `3D`, `0x5`, `1_000`.
    case letters
    /// A number inside a compound: `3-legged`, `COVID-19`.
    case compound
    /// Two neighbouring numerals that mean "about": `两三个`, `十七八`.
    case range
    /// An amount without a number: `dozens`, `several hundred`, `几十`, `一百多`.
    case indefinite
    /// A version, a date or another run of digits and points: `1.2.3`.
    case malformed
}
