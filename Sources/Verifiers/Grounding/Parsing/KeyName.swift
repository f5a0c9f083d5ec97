/// What a name in front of `:` or `=` announces.
enum KeyName: Sendable, Hashable {
    /// One coordinate.
    case coordinate(NamedCoordinates.Slot)
    /// The numbers of a box or point.
    case shape
    /// What the box shows.
    case label
    /// Numbers that are no coordinates: a score, an image's size.
    case ignored
    /// Anything else: what it holds is read as if the name were not there.
    case other
}

extension KeyName {
    /// Classifies a name; case, underscores, spaces and hyphens do not count.
    static func classify(_ text: FoldedText, _ range: Range<Int>) -> KeyName {
        let packed = PackedName(text, range)
        for (name, key) in table where name == packed { return key }
        return .other
    }

    private static let table: [(PackedName, KeyName)] = {
        let names: [(KeyName, [StaticString])] = [
            (.shape, ["bbox2d", "box2d", "bbox", "box", "point2d", "point", "boundingbox"]),
            (.label, ["label"]),
            (.coordinate(.left), ["x1", "xmin", "left", "x", "x0"]),
            (.coordinate(.top), ["y1", "ymin", "top", "y", "y0"]),
            (.coordinate(.right), ["x2", "xmax", "right"]),
            (.coordinate(.bottom), ["y2", "ymax", "bottom"]),
            (.coordinate(.width), ["width", "w"]),
            (.coordinate(.height), ["height", "h"]),
            (
                .ignored,
                [
                    "score", "confidence", "conf", "id", "index", "imagesize", "imagewidth", "imageheight", "size",
                    "resolution", "color", "colour", "count", "area", "name", "category", "description", "text",
                ]
            ),
        ]
        return names.flatMap { key, names in names.map { (PackedName($0), key) } }
    }()
}
