/// Guesses which name someone meant who wrote another: for "did you mean" in messages.
public enum NearestName {
    /// Longer names are no slips of the pen, and this keeps the work bounded.
    private static let maxBytes = 64

    /// The name closest to what was written, or nil where none is close: at most a third of its letters differ, dashes
    /// and capital letters aside.
    ///
    /// - Complexity: O(names · length²) in names of at most 64 bytes; longer ones are never close.
    public static func find(_ written: String, among names: some Sequence<String>) -> String? {
        guard written.utf8.count <= maxBytes else { return nil }
        let wanted = plain(written)
        var best: (name: String, distance: Int)?
        for name in names where name.utf8.count <= maxBytes {
            let length = max(name.unicodeScalars.count, wanted.unicodeScalars.count)
            let limit = max(length > 3 ? 2 : 1, length / 3)
            let bound = min(limit, (best?.distance ?? .max) - 1)
            guard bound >= 0 else { break }
            let measured = EditDistance.withShared { $0.measure(wanted, plain(name), maximum: bound) }
            if let distance = measured.distance, distance <= bound { best = (name, distance) }
        }
        return best?.name
    }

    /// ` (did you mean NAME?)`, or nothing where no name is close.
    public static func hint(_ written: String, among names: some Sequence<String>) -> String {
        find(written, among: names).map { " (did you mean \($0)?)" } ?? ""
    }

    private static func plain(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "-", " ", ".": text.unicodeScalars.append("_")
            case "A"..."Z": text.unicodeScalars.append(Unicode.Scalar(scalar.value | 0x20) ?? scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
