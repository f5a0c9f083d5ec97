import AssayJSON

/// The options by which a rollout says in which space its coordinates are: the same in every domain that has places.
public enum CoordinateOptions {
    /// `coord_space`
    public static let space = Option<CoordinateSpace>.choice(
        "coord_space", default: .norm1000, "The space of the response's coordinates")
    /// `gt_coord_space`
    public static let truthSpace = Option<CoordinateSpace>.choice(
        "gt_coord_space", default: .norm1000, "The space of the ground truth's coordinates, whatever coord_space is")

    /// `image_size`: `[width, height]`, each a whole number, or a decimal with nothing behind the point.
    ///
    /// - Parameter need: when it has to be there, as the end of a sentence.
    public static func imageSize(neededWhere need: String) -> Option<ImageSize?> {
        Option<ImageSize?>(
            "image_size",
            schema: [
                "type": "array", "minItems": 2, "maxItems": 2,
                "items": ["type": "integer", "minimum": 1, "maximum": .number(JSONNumber(ImageSize.maxSide))],
            ], default: nil, defaultText: nil, "Width and height of the image in pixels; needed where \(need)"
        ) { (value) throws(OptionError) in
            if value == .null { return nil }
            let sides = value.arrayValue?.compactMap(wholeSide) ?? []
            guard sides.count == 2, value.arrayValue?.count == 2 else {
                throw OptionError(
                    option: "image_size",
                    problem: "must be [width, height], two whole numbers from 1 to \(ImageSize.maxSide)")
            }
            return ImageSize(width: sides[0], height: sides[1])
        }
    }

    private static func wholeSide(_ value: JSONValue) -> Int? {
        guard let double = value.numberValue?.double, double == double.rounded(), double >= 1,
            double <= Double(ImageSize.maxSide)
        else { return nil }
        return Int(double)
    }
}
