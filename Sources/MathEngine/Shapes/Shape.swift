/// What an answer is, with its expressions in an arena.
public indirect enum Shape {
    /// One expression, perhaps with a unit.
    case scalar(Scalar)
    /// Members in brackets or none: a list, a set, a tuple, an interval.
    case sequence(Enclosure, [Shape])
    /// `x = 5`, `0 < x < 1`, `x \in S`: terms with the relations between them.
    case relation([Shape], [RelationSign])
    /// Sets joined by `\cup`, `\cap` or `\setminus`.
    case combination(SetOperation, [Shape])
    /// `\{x \mid condition\}`: the condition, and what stands before the bar.
    case builder(Shape, condition: Shape)
    /// ℝ, ℤ, ∅ by their letter: `R`, `Z`, `N`, `Q`, `C`, `0` for the empty set.
    case named(UInt8)
    /// A matrix or vector.
    case matrix([[NodeIndex]])
    /// `a:b`, as often as there are colons.
    case ratio([Shape])
    /// Anything else, in the normal form texts are compared by.
    case text([UInt8])
}

/// One expression and what is written around it.
public struct Scalar {
    /// The expression without percent sign, degree sign and unit.
    public let node: NodeIndex
    /// How it is written, where it is one number.
    public let number: NumberReading?
    /// Whether a percent sign follows.
    public var isPercent = false
    /// Whether a degree sign follows.
    public var isDegree = false
    /// The unit's own characters, or nothing.
    public var unit: [UInt8] = []

    /// The value with a degree sign.
    var inDegrees: Scalar {
        var copy = self
        copy.isDegree = true
        return copy
    }
}

/// What stands around the members of a sequence, and how they are joined.
public struct Enclosure: Hashable, Sendable {
    /// What stands before them: `(`, `[`, `{`, `<`, or 0.
    public var open: UInt8 = 0
    /// What stands behind them.
    public var close: UInt8 = 0
    /// How members without brackets are joined.
    public var joint = Joint.comma
    /// Whether the braces are LaTeX's own, which print nothing: `{1,2}`, not `\{1,2\}`.
    public var isGroup = false

    /// How members are joined.
    public enum Joint: Hashable, Sendable { case comma, and, or, semicolon, plusMinus }

    /// No brackets.
    public init(joint: Joint = .comma) { self.joint = joint }

    /// Brackets.
    public init(open: UInt8, close: UInt8) {
        self.open = open
        self.close = close
    }

    /// Whether the order of members counts.
    public var isOrdered: Bool { open == UInt8(ascii: "(") || open == UInt8(ascii: "<") }
    /// Whether there are no brackets.
    public var isBare: Bool { open == 0 }
    /// Whether it can be an interval.
    var isInterval: Bool {
        (open == UInt8(ascii: "(") || open == UInt8(ascii: "["))
            && (close == UInt8(ascii: ")") || close == UInt8(ascii: "]"))
    }
}

/// A relation between two terms.
public enum RelationSign: Sendable, Hashable {
    case equal, less, lessOrEqual, greater, greaterOrEqual, unequal, approximately, member

    /// The relation read from right to left.
    var flipped: RelationSign {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }

    var isOrder: Bool { self == .less || self == .lessOrEqual || self == .greater || self == .greaterOrEqual }
    var isStrict: Bool { self == .less || self == .greater }
}

/// How sets are joined.
public enum SetOperation: Sendable, Hashable { case union, intersection, difference }
