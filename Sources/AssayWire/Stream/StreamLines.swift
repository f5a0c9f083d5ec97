/// Cuts a stream of JSON Lines that arrives in any pieces into rows, without I/O. Blank lines are passed over.
///
/// At most one row is copied for each piece: the one that straddles two.
public struct StreamLines: Sendable {
    /// What one line turned out to be.
    public enum Kind: Sendable, Hashable {
        /// A whole line, or a last one without a line feed.
        case line
        /// The last line where it has no line feed; it may have been cut.
        case last
        /// Longer than a row may be; so many bytes, which are not kept.
        case tooLarge(Int)
    }

    /// One row: its number from 0, blank lines not counted, and where it stands in ``Rows/bytes``.
    public struct Row: Sendable, Hashable {
        /// Its number.
        public let number: Int
        /// Its bytes.
        public let range: Range<Int>
        /// What it is.
        public let kind: Kind
    }

    /// Some rows and the bytes they stand in.
    public struct Rows: Sendable {
        /// The bytes.
        public let bytes: [UInt8]
        /// The rows.
        public let rows: [Row]
    }

    private static let lineFeed: UInt8 = 0x0a
    private let maxRowBytes: Int
    private var piece: [UInt8] = []
    private var at = 0
    /// The beginning of a line whose end has not come.
    private var tail: [UInt8] = []
    /// The length of a line that is too large so far; 0 where none is.
    private var dropped = 0
    private var nextNumber = 0
    /// All bytes that came, and those of them that ``takeUsedBytes()`` has told of.
    private var received = 0
    private var told = 0
    private var hasEnded = false

    /// An empty stream.
    public init(maxRowBytes: Int) { self.maxRowBytes = maxRowBytes }

    /// Takes the next piece; the one before is used up, that is ``next(maxRows:maxBytes:)`` has returned nil.
    public mutating func append(_ next: [UInt8]) {
        piece = next
        at = 0
        received += next.count
    }

    /// How many bytes were handed out as rows, passed over or dropped since the last call: all but those that wait here.
    public mutating func takeUsedBytes() -> Int {
        let used = received - (piece.count - at) - tail.count
        defer { told = used }
        return used - told
    }

    /// No more comes: what is left is the last line.
    public mutating func end() { hasEnded = true }

    /// The next rows, or nil where another piece is needed or there are none.
    ///
    /// - Complexity: O(bytes looked at).
    public mutating func next(maxRows: Int, maxBytes: Int) -> Rows? {
        while at < piece.count {
            let rows = tail.isEmpty && dropped == 0 ? wholeLines(maxRows, maxBytes) : straddlingLine()
            if let rows, !rows.rows.isEmpty { return rows }
        }
        piece = []
        at = 0
        guard hasEnded, !tail.isEmpty || dropped > 0 else { return nil }
        return takeTail(.last)
    }

    /// Lines that stand whole in the piece; what is left behind the last line feed becomes the tail.
    private mutating func wholeLines(_ maxRows: Int, _ maxBytes: Int) -> Rows? {
        var rows: [Row] = []
        let start = at
        while at < piece.count, rows.count < maxRows, at - start < maxBytes {
            guard let end = lineEnd() else {
                keep(at..<piece.count)
                at = piece.count
                break
            }
            let line = at..<end
            at = end + 1
            if line.count > maxRowBytes {
                rows.append(
                    Row(number: takeNumber(), range: line.lowerBound..<line.lowerBound, kind: .tooLarge(line.count)))
            } else if !Self.isBlank(piece, line) {
                rows.append(Row(number: takeNumber(), range: line, kind: .line))
            }
        }
        return Rows(bytes: piece, rows: rows)
    }

    /// The end of the line that began in an earlier piece.
    private mutating func straddlingLine() -> Rows? {
        guard let end = lineEnd() else {
            keep(at..<piece.count)
            at = piece.count
            return nil
        }
        keep(at..<end)
        at = end + 1
        return takeTail(.line)
    }

    private mutating func keep(_ range: Range<Int>) {
        if dropped == 0, tail.count + range.count <= maxRowBytes {
            tail.append(contentsOf: piece[range])
        } else {
            dropped += tail.count + range.count
            tail = []
        }
    }

    private mutating func takeTail(_ kind: Kind) -> Rows? {
        defer {
            tail = []
            dropped = 0
        }
        if dropped > 0 {
            return Rows(bytes: [], rows: [Row(number: takeNumber(), range: 0..<0, kind: .tooLarge(dropped))])
        }
        let line = 0..<tail.count
        guard !Self.isBlank(tail, line) else { return nil }
        return Rows(bytes: tail, rows: [Row(number: takeNumber(), range: line, kind: kind)])
    }

    private mutating func takeNumber() -> Int {
        defer { nextNumber += 1 }
        return nextNumber
    }

    private func lineEnd() -> Int? { piece[at...].firstIndex(of: Self.lineFeed) }

    private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        range.allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 || bytes[$0] == 0x0d }
    }
}
