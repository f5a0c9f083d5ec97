/// One step of the bit-parallel edit distance: 64 rows of the matrix of edit distances move one column to the right.
///
/// The formulation is that of Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances"
/// (Nordic Journal of Computing 10, 2003), with the block borders of Myers, "A fast bit-vector algorithm for
/// approximate string matching based on dynamic programming" (JACM 46, 1999). A bit of `up` (`down`) says that a cell
/// is one more (less) than the cell above it. `plus` (`minus`) is 1 where the cell above the block grows (shrinks) by
/// one from the column before; afterwards it says the same of the block's last row.
@inline(__always)
func columnStep(
    up: inout UInt64, down: inout UInt64, matches: UInt64, plus: inout UInt64, minus: inout UInt64
) {
    let open = matches | minus
    let diagonal = (((open & up) &+ up) ^ up) | open | down
    let grows = down | ~(diagonal | up)
    let shrinks = diagonal & up
    let growsBelow = grows &<< 1 | plus
    let shrinksBelow = shrinks &<< 1 | minus
    plus = grows &>> 63
    minus = shrinks &>> 63
    up = shrinksBelow | ~(diagonal | growsBelow)
    down = growsBelow & diagonal
}

/// Four steps of ``columnStep(up:down:matches:plus:minus:)`` that do not depend on each other, one a lane.
@inline(__always)
func columnSteps(
    up: inout SIMD4<UInt64>, down: inout SIMD4<UInt64>, matches: SIMD4<UInt64>, plus: inout SIMD4<UInt64>,
    minus: inout SIMD4<UInt64>
) {
    let open = matches | minus
    let diagonal = (((open & up) &+ up) ^ up) | open | down
    let grows = down | ~(diagonal | up)
    let shrinks = diagonal & up
    let growsBelow = (grows &+ grows) | plus
    let shrinksBelow = (shrinks &+ shrinks) | minus
    plus = grows &>> 63
    minus = shrinks &>> 63
    up = shrinksBelow | ~(diagonal | growsBelow)
    down = growsBelow & diagonal
}
