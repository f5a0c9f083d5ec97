/// The value of an expression in the secret prime field.
struct Residue: Hashable {
    var value: UInt64
    /// A part of it has relations the field does not know: equal residues still prove equality, unequal ones nothing.
    var isTainted = false
    /// It has no value: a denominator vanishes at the point.
    var isUndefined = false
    /// π, or a power of e, went into the value: together they may have unknown relations.
    var hasPi = false
    var hasExponential = false

    static let undefined = Residue(value: 0, isUndefined: true)

    func merged(_ other: Residue, _ value: UInt64) -> Residue {
        Residue(
            value: value, isTainted: isTainted || other.isTainted, isUndefined: isUndefined || other.isUndefined,
            hasPi: hasPi || other.hasPi, hasExponential: hasExponential || other.hasExponential)
    }

    func with(_ value: UInt64?) -> Residue {
        var copy = self
        copy.value = value ?? 0
        if value == nil { copy.isUndefined = true }
        return copy
    }

    var tainted: Residue {
        var copy = self
        copy.isTainted = true
        return copy
    }
}
