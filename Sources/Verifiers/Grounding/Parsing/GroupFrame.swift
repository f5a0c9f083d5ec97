/// An open bracket and what was read in it so far.
struct GroupFrame {
    enum Kind {
        /// The text outside all brackets.
        case text
        case round
        case square
        case curly
        case angle
        /// `<box>`, `<point>`, `<|box_start|>` …
        case tag
    }

    /// A closed group of two numbers.
    struct Pair {
        let x: Double
        let y: Double
        let offset: Int
    }

    let kind: Kind
    let offset: Int
    /// Whether what is in it is no coordinates whatever it looks like: the value of `score`, a list of labels.
    let isMuted: Bool
    /// How many shapes had been read when it opened; a label belongs to those behind.
    let firstShape: Int

    /// Whether two groups of two numbers in it are the corners of a box: in box metrics, and within box tags.
    let pairsCorners: Bool

    /// Whether five numbers, or eight, are a shape: a turned box, or the corners of one.
    let acceptsTurned: Bool

    var values = SIMD8<Double>(repeating: 0)
    var count = 0
    /// `null`, NaN, `true`, `10%` … where numbers belong.
    var literals = 0
    var hasNumericString = false
    var hasString = false
    /// Words or signs that are no part of a list of numbers.
    var hasForeignText = false
    var hasChild = false
    var named = NamedCoordinates()
    /// The name just read, whose value comes next.
    var pendingKey: KeyName?
    var label: Range<Int>?
    /// The group of two numbers just closed, which may be the first corner of a box.
    var pendingPair: Pair?

    init(
        _ kind: Kind, at offset: Int, isMuted: Bool, firstShape: Int, pairsCorners: Bool, acceptsTurned: Bool
    ) {
        self.kind = kind
        self.offset = offset
        self.isMuted = isMuted
        self.firstShape = firstShape
        self.pairsCorners = pairsCorners
        self.acceptsTurned = acceptsTurned
    }

    mutating func append(_ value: Double) {
        if count < 8 { values[count] = value }
        count += 1
    }

    /// What a group without groups in it says; nil where it is prose or holds no numbers.
    @inline(__always) var content: ReadShape.Content? {
        let items = count + literals
        if items == 0 { return hasNumericString ? .problem(.notANumber) : nil }
        // A lone `null` or `None` is how some say that there is nothing.
        if count == 0, items == 1 { return nil }
        if hasForeignText {
            // "(number 7)" is prose, `[100, 100, w, 300]` a box gone wrong.
            let isProse = kind == .angle || (kind == .round && count < 4)
            return isProse ? nil : .problem(.foreignText)
        }
        if hasChild { return .problem(.wrongCount) }
        if literals > 0 || hasString { return .problem(.notANumber) }
        switch count {
        case 4: return .four(values.lowHalf, nil)
        case 2: return .two(values[0], values[1])
        case 5 where acceptsTurned, 8 where acceptsTurned: return .many(values, count)
        default: return .problem(.wrongCount)
        }
    }

    /// Whether nothing but numbers and separators was read: a whole answer such as `100, 100, 300, 300`.
    var hasOnlyNumbers: Bool {
        count > 0 && literals == 0 && !hasString && !hasForeignText && !hasChild && named.isEmpty
    }
}
