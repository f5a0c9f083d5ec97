import AssayJSON

/// The first line of a program.
enum ExternalHello {
    /// Checks it.
    ///
    /// - Returns: what is wrong with it; nil where the program is ready.
    static func problem(_ line: [UInt8], version: Int) -> String? {
        guard let document = try? JSONDocument(parsing: line), document.root.kind == .object else {
            return "its first line is no JSON object"
        }
        let root = document.root
        guard root["protocol"]?.number?.int == 1 else { return "it does not speak protocol 1" }
        if let error = root["error"] { return "it says: \(String((error.string ?? "").prefix(1000)))" }
        let said = root["version"].map { $0.number?.int } ?? 1
        guard said == version else {
            return "it says version \(said.map(String.init) ?? "?"), the configuration \(version)"
        }
        return nil
    }
}
