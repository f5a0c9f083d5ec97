import AssayJSON

extension Prompt {
    /// What was asked, as one text: of chat messages what users wrote, images and other parts left out.
    public var text: String {
        switch self {
        case .text(let text): return text
        case .messages(let messages):
            return messages.compactMap { message in
                guard let object = message.objectValue, object["role"]?.stringValue == "user" else { return nil }
                if let text = object["content"]?.stringValue { return text }
                let parts = object["content"]?.arrayValue ?? []
                return parts.compactMap { $0.objectValue?["text"]?.stringValue }.joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }
}
