import AssayText

/// Looks for the commands of ``ReferenceCommand`` in their fixed order.
struct CommandFinder {
    /// Places of one name that are looked at: each may be followed by an argument list as long as the text.
    private static let maxPlaces = 8

    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    func find() -> ReferenceCommand? { function() ?? mark() }

    private func function() -> ReferenceCommand? {
        first("CLICK(") { scanner in
            guard let call = try? scanner.call(), let point = point(call) else { return nil }
            return .click(point, info: text(call, "element_info"))
        }
            ?? first("TYPE(") { scanner in
                guard let call = try? scanner.call(), let point = point(call), let text = text(call, "text") else {
                    return nil
                }
                return .type(point, text: text)
            }
            ?? first("KEY_PRESS(") { scanner in
                guard let call = try? scanner.call(), let key = text(call, "key") else { return nil }
                return .press(key: key)
            }
            ?? scroll("SCROLL_DOWN(", isUp: false) ?? scroll("SCROLL_UP(", isUp: true)
            ?? first("ANSWER(") { scanner in
                guard let call = try? scanner.call(), let text = text(call, "text") ?? text(call, "content") else {
                    return nil
                }
                return .say(text: text)
            }
    }

    private func scroll(_ name: String, isUp: Bool) -> ReferenceCommand? {
        first(name) { scanner in
            guard let call = try? scanner.call(), let point = point(call) else { return nil }
            return .scroll(point, isUp: isUp, distance: call.named.first { $0.key == "distance" }?.value.number)
        }
    }

    private func point(_ call: ActionCall) -> ReferencePoint? {
        guard let elements = call.named.first(where: { $0.key == "point" })?.value.elements, elements.count == 2,
            let x = elements[0].number, let y = elements[1].number
        else { return nil }
        return ReferencePoint(x: x, y: y)
    }

    private func text(_ call: ActionCall, _ key: String) -> String? {
        call.named.first { $0.key == key }?.value.text
    }

    private func mark() -> ReferenceCommand? {
        first("Click ", afterName: true) { scanner in number(&scanner).map { .clickMark($0) } }
            ?? first("Type ", afterName: true) { scanner in
                guard let mark = number(&scanner), separator(&scanner), let text = content(&scanner) else { return nil }
                return .typeMark(mark, text: text)
            }
            ?? first("Key", afterName: true) { scanner in
                guard separator(&scanner), let key = content(&scanner) else { return nil }
                return .keyName(key)
            }
            ?? first("Scroll ", afterName: true) { scanner in
                guard let mark = number(&scanner, orWindow: true), separator(&scanner) else { return nil }
                _ = scanner.takes("[")
                guard let word = scanner.identifier() else { return nil }
                if word.hasPrefix("up") { return .scrollMark(mark, direction: "up") }
                return word.hasPrefix("down") ? .scrollMark(mark, direction: "down") : nil
            }
            ?? ["Wait", "GoBack", "Google", "Bing"].first { bytes.starts(with: $0.utf8) }.map { .word($0) }
            ?? first("ANSWER", afterName: true) { scanner in
                guard separator(&scanner) else { return nil }
                return tagged(&scanner).map { .say(text: $0) } ?? content(&scanner).map { .say(text: $0) }
            }
    }

    /// The first place of a name at which the rest reads; the scanner stands at the name, or behind it.
    private func first(
        _ name: String, afterName: Bool = false, _ read: (inout LiteralScanner) -> ReferenceCommand?
    ) -> ReferenceCommand? {
        let name = Array(name.utf8)
        guard bytes.count >= name.count else { return nil }
        var places = 0
        for start in 0...bytes.count - name.count where bytes[start] == name[0] && bytes[start...].starts(with: name) {
            var scanner = LiteralScanner(
                bytes: bytes, .lenient, from: afterName ? start + name.count : start)
            if let command = read(&scanner) { return command }
            places += 1
            if places == Self.maxPlaces { return nil }
        }
        return nil
    }

    private func number(_ scanner: inout LiteralScanner, orWindow: Bool = false) -> String? {
        _ = scanner.takes("[")
        let start = scanner.offset
        if orWindow, scanner.bytes[start...].starts(with: "WINDOW".utf8) {
            scanner.offset += 6
        } else {
            while let byte = scanner.byte, byte.isDigit { scanner.offset += 1 }
        }
        guard scanner.offset > start else { return nil }
        let text = String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)
        _ = scanner.takes("]")
        return text
    }

    /// One or more semicolons and spaces.
    private func separator(_ scanner: inout LiteralScanner) -> Bool {
        let start = scanner.offset
        while scanner.takes(";") || scanner.takes(" ") {}
        return scanner.offset > start
    }

    /// Everything up to a closing bracket, at least one byte; an opening one before it is dropped.
    private func content(_ scanner: inout LiteralScanner) -> String? {
        _ = scanner.takes("[")
        let start = scanner.offset
        guard let byte = scanner.byte, byte != 0x0A else { return nil }
        scanner.offset += 1
        while let byte = scanner.byte, byte != UInt8(ascii: "]") { scanner.offset += 1 }
        return String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)
    }

    /// What stands in `<content>…</content>`.
    private func tagged(_ scanner: inout LiteralScanner) -> String? {
        let rest = scanner.bytes[scanner.offset...]
        let open = Array("<content>".utf8)
        let close = Array("</content>".utf8)
        guard rest.starts(with: open), rest.count >= open.count + close.count else { return nil }
        let start = rest.startIndex + open.count
        guard
            let end = (start...rest.endIndex - close.count).first(where: {
                rest[$0] == close[0] && rest[$0...].starts(with: close)
            })
        else { return nil }
        return String(decoding: rest[start..<end], as: UTF8.self)
    }
}
