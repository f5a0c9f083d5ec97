/// Why a group of numbers is no box, point or interval. Such a group counts as a prediction that matches nothing.
enum ShapeProblem: String, Error, Sendable, Hashable {
    /// A box of other than four numbers, a point of other than two.
    case wrongCount = "wrong_number_of_numbers"
    /// A string, `null`, a Boolean or NaN where a number belongs.
    case notANumber = "not_a_number"
    /// A number beyond what a double holds.
    case notFinite = "not_finite"
    /// A coordinate outside the declared space.
    case outOfRange = "out_of_range"
    /// The right edge left of the left one, the bottom above the top, an end before its start.
    case reversed = "reversed"
    /// Four corners that are no convex quadrilateral, walked round in order.
    case notConvex = "not_convex"
    /// No width, no height or no duration.
    case zeroArea = "zero_extent"
    /// Words or signs among the numbers.
    case foreignText = "text_among_numbers"
    /// The text ended before the bracket closed, so that a number may be cut.
    case unclosed = "unclosed"
    /// Named coordinates of which some are missing.
    case incomplete = "incomplete"
}
