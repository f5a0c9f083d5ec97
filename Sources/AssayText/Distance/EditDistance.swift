/// Measures Levenshtein distances and longest common subsequences of sequences of code points, and keeps its tables
/// for the next pair, so that nothing is allocated in steady state.
///
///     let editDistance = EditDistance()
///     let kitten: [UInt32] = "kitten".unicodeScalars.map(\.value)
///     let sitting: [UInt32] = "sitting".unicodeScalars.map(\.value)
///     editDistance.measure(kitten.span, sitting.span).distance                    // 3
///     editDistance.measure(kitten.span, sitting.span, maximum: 2).outcome         // .moreThan(2)
///
/// Bit-parallel after Myers (1999) and Hyyrö (2003), 64 rows of the matrix at a step. What both have at either end is
/// taken off; the rest is searched in a band around the diagonal (Ukkonen 1985) that is widened until the distance is
/// proven, so that similar texts cost O(n·d/64) and unrelated ones O(n·m/64).
///
/// One thread at a time may use a workspace. ``withShared(_:)`` lends one out.
public final class EditDistance {
    var matrix = EditMatrix()

    /// A workspace of a few kilobytes; it grows with the longest pair it sees.
    public init() {}

    /// Bytes the workspace holds.
    public var byteCount: Int { matrix.byteCount }

    /// The Levenshtein distance: the least number of insertions, deletions and substitutions of one element that make
    /// one sequence of the other.
    ///
    /// - Parameters:
    ///   - left: code points, or any other 32-bit symbols below 110000 (hexadecimal); greater ones equal nothing
    ///     within the part that differs.
    ///   - right: as `left`; the two may be swapped.
    ///   - maximum: gives up as soon as the distance is proven to be greater than this. 0 asks for equality.
    ///   - workLimit: the most word steps to do; elements read count one each as well.
    /// - Returns: the distance, or that it is more than the maximum, or that the work limit came first.
    /// - Complexity: O(n + n·d/64) expected for a distance d well below the shorter length m, O(n + n·m/64) at worst;
    ///   O(m) memory.
    public func measure(
        _ left: Span<UInt32>, _ right: Span<UInt32>, maximum: Int = .max, workLimit: Int = .max
    ) -> DistanceMeasurement {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                matrix.measure(left, right, maximum: maximum, workLimit: workLimit)
            }
        }
    }
}
