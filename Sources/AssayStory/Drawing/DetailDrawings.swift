/// Which drawing a verifier's details get; the others are listed by name and value.
enum DetailDrawings {
    /// The drawing for a verifier, by its name.
    static func drawing(for verifier: String) -> (any DetailDrawing)? {
        switch verifier {
        case "ocr": OCRDrawing()
        case "grounding": GroundingDrawing()
        case "gui": GUIDrawing()
        case "chart": ChartDrawing()
        case "counting", "mcq", "vqa", "multi_image", "mmsi", "long_doc", "video", "biology", "geography",
            "liberal_arts",
            "geoquest", "math", "physics", "chemistry":
            ComparedDrawing()
        default: nil
        }
    }
}
