import AssayText

/// `glm_web`: a set-of-marks command, `Type [2]; [text]`, or a function, `CLICK(point=(1,2))`.
enum WebGrammar {
    static func read(_ text: String, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        if isFunction(text) { return try function(ActionReader.onlyCall(text), frame) }
        var scanner = LiteralScanner(text, .lenient)
        guard let word = scanner.identifier() else { throw .syntax }
        var action = try command(word, &scanner)
        action.spelling.action = word
        return action
    }

    /// Whether the text begins as a call does.
    static func isFunction(_ text: String) -> Bool {
        var scanner = LiteralScanner(text, .lenient)
        guard scanner.identifier() != nil else { return false }
        scanner.skipSpace()
        return scanner.byte == UInt8(ascii: "(")
    }

    static func function(_ call: ActionCall, _ frame: ScreenFrame) throws(ActionProblem) -> Action {
        let arguments = ActionArguments(call, frame)
        var action: Action
        switch call.name {
        case "CLICK": action = Action(.click)
        case "TYPE":
            action = Action(.type)
            action.text = try arguments.text("text")
        case "KEY_PRESS":
            action = Action(.key)
            if let keys = try arguments.text("key", at: 0) {
                guard let chords = KeyChord.sequence(keys) else { throw .argument }
                action.keys = chords
            }
            return action
        case "SCROLL_DOWN", "SCROLL_UP":
            action = Action(.scroll)
            action.direction = call.name == "SCROLL_UP" ? .up : .down
            action.amount = try arguments.number("distance")
        case "ANSWER":
            action = Action(.answer)
            action.text = try arguments.text("text", "content", at: 0)
            return action
        default: throw .unknownAction
        }
        action.target = try arguments.place("point", "start_box")
        return action
    }

    private static func command(_ word: String, _ scanner: inout LiteralScanner) throws(ActionProblem) -> Action {
        var action: Action
        switch word {
        case "Click":
            action = Action(.click)
            action.element = try element(&scanner)
        case "Type":
            action = Action(.type)
            action.element = try element(&scanner)
            action.text = try operand(&scanner)
        case "Scroll":
            action = Action(.scroll)
            action.element = try element(&scanner)
            guard let direction = ScrollDirection(rawValue: try operand(&scanner).lowercased()) else { throw .argument }
            action.direction = direction
        case "Key":
            action = Action(.key)
            guard let chords = KeyChord.sequence(try operand(&scanner)) else { throw .argument }
            action.keys = chords
        case "ANSWER":
            action = Action(.answer)
            action.text = try operand(&scanner)
        case "Wait": action = Action(.wait)
        case "GoBack": action = Action(.back)
        case "Google", "Bing":
            action = Action(.home)
            action.app = word
        default: throw .unknownAction
        }
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw .several }
        return action
    }

    /// `[3]`, `3`, `[WINDOW]`.
    private static func element(_ scanner: inout LiteralScanner) throws(ActionProblem) -> ElementMark {
        scanner.skipSpace()
        let isBracketed = scanner.takes("[")
        scanner.skipSpace()
        let mark: ElementMark
        if let word = scanner.identifier() {
            guard word == "WINDOW" else { throw .argument }
            mark = .window
        } else {
            guard let value = try scanner.number().number, let number = Int(exactly: value) else { throw .argument }
            mark = .number(number)
        }
        scanner.skipSpace()
        if isBracketed { try scanner.take("]") }
        return mark
    }

    /// What follows a semicolon, to the end: in square brackets, in `<content>`, or bare on one line.
    private static func operand(_ scanner: inout LiteralScanner) throws(ActionProblem) -> String {
        scanner.skipSpace()
        try scanner.take(";")
        let rest = UnicodeText.trimmed(String(decoding: scanner.bytes[scanner.offset...], as: UTF8.self))
        scanner.offset = scanner.bytes.count
        let bytes = Array(rest.utf8)
        guard let first = bytes.first else { throw .syntax }
        let open = Array("<content>".utf8)
        let close = Array("</content>".utf8)
        if bytes.starts(with: open) {
            guard bytes.count >= open.count + close.count, bytes.suffix(close.count).elementsEqual(close) else {
                throw .syntax
            }
            let inner = bytes[open.count..<bytes.count - close.count]
            if inner.contains(0x3C), contains(inner, open) || contains(inner, close) { throw .several }
            return UnicodeText.trimmed(String(decoding: inner, as: UTF8.self))
        }
        guard first == UInt8(ascii: "[") else {
            guard !bytes.contains(0x0A) else { throw .several }
            return rest
        }
        guard bytes.last == UInt8(ascii: "]") else { throw .several }
        // A bracket that closes the first one early leaves a second command behind, unless only brackets follow.
        var depth = 0
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 {
                guard bytes[index...].allSatisfy({ $0 == UInt8(ascii: "]") }) else { throw .several }
                break
            }
        }
        return UnicodeText.trimmed(String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self))
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        for index in bytes.indices where bytes[index] == word[0] && bytes[index...].starts(with: word) { return true }
        return false
    }
}
