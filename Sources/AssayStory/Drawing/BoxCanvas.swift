/// Boxes and points as characters, the ground truth under the predictions.
///
///     +----------+
///     |0  :...:  |
///     +---:1..:--+
struct BoxCanvas {
    private static let columns = 64
    private static let rows = 20

    private var cells = [Character](repeating: " ", count: columns * rows)
    private let width: Double
    private let height: Double

    /// A canvas for coordinates from 0 to a width and a height.
    init(width: Double, height: Double) {
        self.width = width > 0 ? width : 1
        self.height = height > 0 ? height : 1
    }

    /// How boxes are drawn.
    enum Pen {
        /// Dashes and bars.
        case truth
        /// Dots and colons.
        case prediction

        var across: Character { self == .truth ? "-" : "." }
        var along: Character { self == .truth ? "|" : ":" }
        var corner: Character { self == .truth ? "+" : "." }
    }

    /// Draws four numbers as a box, two as a point, six and more as the corners of a polygon, with a number beside it.
    mutating func draw(_ shape: [Double], _ number: Int, _ pen: Pen) {
        if shape.count >= 6, shape.count % 2 == 0 { return drawPolygon(shape, number, pen) }
        guard shape.count == 4 || shape.count == 2 else { return }
        let left = column(shape[0])
        let top = row(shape[1])
        if shape.count == 2 {
            set(left, top, pen == .truth ? "x" : "o")
            return label(number, left + 1, top)
        }
        let (right, bottom) = (column(shape[2]), row(shape[3]))
        guard left <= right, top <= bottom else { return }
        for place in left...right {
            set(place, top, pen.across)
            set(place, bottom, pen.across)
        }
        for place in top...bottom {
            set(left, place, pen.along)
            set(right, place, pen.along)
        }
        for (x, y) in [(left, top), (right, top), (left, bottom), (right, bottom)] { set(x, y, pen.corner) }
        // Predictions carry their number at the bottom, so that it does not lie on that of the ground truth.
        label(number, left + 1, pen == .truth ? top : bottom)
    }

    private mutating func drawPolygon(_ shape: [Double], _ number: Int, _ pen: Pen) {
        let corners = stride(from: 0, to: min(shape.count, 64), by: 2).map { (column(shape[$0]), row(shape[$0 + 1])) }
        for (place, corner) in corners.enumerated() {
            let next = corners[(place + 1) % corners.count]
            let steps = max(abs(next.0 - corner.0), abs(next.1 - corner.1), 1)
            for step in 0...steps {
                let share = Double(step) / Double(steps)
                let x = Double(corner.0) + share * Double(next.0 - corner.0)
                let y = Double(corner.1) + share * Double(next.1 - corner.1)
                set(Int(x.rounded()), Int(y.rounded()), pen == .truth ? "#" : ".")
            }
        }
        label(number, corners[0].0, corners[0].1)
    }

    /// The rows between two borders.
    var lines: [String] {
        let border = "+" + String(repeating: "=", count: Self.columns) + "+"
        let rows = (0..<Self.rows).map { row in
            "|" + String(cells[row * Self.columns..<(row + 1) * Self.columns]) + "|"
        }
        return [border] + rows + [border]
    }

    private func column(_ x: Double) -> Int { place(x, width, Self.columns) }
    private func row(_ y: Double) -> Int { place(y, height, Self.rows) }

    /// What lies outside is drawn at the edge.
    private func place(_ value: Double, _ size: Double, _ cells: Int) -> Int {
        let scaled = (value / size * Double(cells)).rounded(.down)
        return Int(min(max(scaled, 0), Double(cells - 1)))
    }

    private mutating func label(_ number: Int, _ column: Int, _ row: Int) {
        for (offset, digit) in String(number).enumerated() { set(column + offset, row, digit) }
    }

    private mutating func set(_ column: Int, _ row: Int, _ character: Character) {
        guard column >= 0, column < Self.columns, row >= 0, row < Self.rows else { return }
        cells[row * Self.columns + column] = character
    }
}
