/// Looks for the commands of ``ReferenceCommand`` in their fixed order, by the published script's expressions.
struct CommandFinder {
    private let scalars: [UInt32]

    init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }

    /// - Throws: ``GUILimit/work`` where the script's expressions would go over the text again and again.
    func find() throws(GUILimit) -> ReferenceCommand? {
        if let command = try function() { return command }
        return try mark()
    }

    private func first(
        _ name: StaticString, _ rest: (inout ReferenceScan) throws(GUILimit) -> ReferenceCommand?
    ) throws(GUILimit) -> ReferenceCommand? {
        var scan = ReferenceScan(scalars)
        return try scan.search(name, rest)
    }

    private func function() throws(GUILimit) -> ReferenceCommand? {
        let click = try first("CLICK(point=(") { (scan) throws(GUILimit) in
            guard let point = try Self.point(&scan) else { return nil }
            _ = try Self.box(&scan)
            let info = try Self.quoted("element_info='", &scan)
            return scan.takes(")") ? .click(point, info: info) : nil
        }
        if let click { return click }
        let type = try first("TYPE(point=(") { (scan) throws(GUILimit) in
            guard let point = try Self.point(&scan) else { return nil }
            let text = try Self.quoted("text='", &scan)
            _ = try Self.box(&scan)
            _ = try Self.quoted("element_info='", &scan)
            return scan.takes(")") ? .type(point, text: text ?? []) : nil
        }
        if let type { return type }
        let press = try first("KEY_PRESS(key='") { (scan) throws(GUILimit) in
            let key = try scan.run { $0 != 0x27 }
            return scan.takes("')") ? .press(key: key) : nil
        }
        if let press { return press }
        if let down = try scroll("SCROLL_DOWN(point=(", isUp: false) { return down }
        if let up = try scroll("SCROLL_UP(point=(", isUp: true) { return up }
        return try first("ANSWER(content='") { (scan) throws(GUILimit) in
            let text = try scan.run { $0 != 0x27 }
            return scan.takes("')") ? .say(text: text) : nil
        }
    }

    private func scroll(_ name: StaticString, isUp: Bool) throws(GUILimit) -> ReferenceCommand? {
        try first(name) { (scan) throws(GUILimit) in
            guard let point = try Self.point(&scan) else { return nil }
            _ = try Self.box(&scan)
            let distance = try Self.argument("distance=", &scan) { (scan) throws(GUILimit) in
                let value = try scan.run { $0 != 0x2C && $0 != 0x29 }
                return value.isEmpty ? nil : value
            }
            _ = try Self.quoted("element_info='", &scan)
            return scan.takes(")") ? .scroll(point, isUp: isUp, distance: distance) : nil
        }
    }

    private func mark() throws(GUILimit) -> ReferenceCommand? {
        let click = try first("Click ") { (scan) throws(GUILimit) in
            try Self.number(&scan).map { .clickMark($0) }
        }
        if let click { return click }
        let type = try first("Type ") { (scan) throws(GUILimit) in
            guard let number = try Self.number(&scan), let text = try Self.content(&scan) else { return nil }
            return .typeMark(number, text: text)
        }
        if let type { return type }
        let key = try first("Key") { (scan) throws(GUILimit) in try Self.content(&scan).map { .keyName($0) } }
        if let key { return key }
        let scroll = try first("Scroll ") { (scan) throws(GUILimit) in
            _ = scan.takes("[")
            let start = scan.offset
            if !scan.takes("WINDOW") {
                guard try scan.integer() != nil else { return nil }
            }
            let target = Array(scan.scalars[start..<scan.offset])
            _ = scan.takes("]")
            guard try Self.separator(&scan) > 0 else { return nil }
            _ = scan.takes("[")
            if scan.takes("up") { return .scrollMark(target, isUp: true) }
            return scan.takes("down") ? .scrollMark(target, isUp: false) : nil
        }
        if let scroll { return scroll }
        for word in ["Wait", "GoBack", "Google", "Bing"] where scalars.starts(with: word.unicodeScalars.map(\.value)) {
            return .word(word)
        }
        return try first("ANSWER") { (scan) throws(GUILimit) in
            guard try Self.separator(&scan) > 0, scan.takes("<content>") else { return nil }
            let start = scan.offset
            while scan.next != nil {
                _ = try scan.run { $0 != 0x3C }
                let end = scan.offset
                if scan.takes("</content>") { return .say(text: Array(scan.scalars[start..<end])) }
                scan.offset += 1
            }
            return nil
        }
    }

    /// `(\d+),\s*(\d+)\)`.
    private static func point(_ scan: inout ReferenceScan) throws(GUILimit) -> ReferencePoint? {
        guard let x = try scan.integer(), scan.takes(",") else { return nil }
        try scan.spaces()
        guard let y = try scan.integer(), scan.takes(")") else { return nil }
        return ReferencePoint(x: x, y: y)
    }

    /// `(?:,\s*NAME…)?`: stays where it is if the argument does not read.
    private static func argument(
        _ name: StaticString, _ scan: inout ReferenceScan,
        _ value: (inout ReferenceScan) throws(GUILimit) -> [UInt32]?
    ) throws(GUILimit) -> [UInt32]? {
        let start = scan.offset
        if scan.takes(",") {
            try scan.spaces()
            if scan.takes(name), let value = try value(&scan) { return value }
        }
        scan.offset = start
        return nil
    }

    private static func quoted(
        _ name: StaticString, _ scan: inout ReferenceScan
    ) throws(GUILimit) -> [UInt32]? {
        try argument(name, &scan) { (scan) throws(GUILimit) in
            let value = try scan.run { $0 != 0x27 }
            return scan.takes("'") ? value : nil
        }
    }

    private static func box(_ scan: inout ReferenceScan) throws(GUILimit) -> [UInt32]? {
        try argument("box=[[", &scan) { (scan) throws(GUILimit) in
            let value = try scan.run { $0 != 0x5D }
            return !value.isEmpty && scan.takes("]]") ? value : nil
        }
    }

    /// `\[?(\d+)\]?`.
    private static func number(_ scan: inout ReferenceScan) throws(GUILimit) -> Double? {
        _ = scan.takes("[")
        guard let number = try scan.integer() else { return nil }
        _ = scan.takes("]")
        return number
    }

    /// `[; ]+`: how many there are.
    private static func separator(_ scan: inout ReferenceScan) throws(GUILimit) -> Int {
        try scan.run { $0 == 0x3B || $0 == 0x20 }.count
    }

    /// `[; ]+\[?(.[^\]]*)`: at least one code point; at the end of the text the expression gives back what it took.
    private static func content(_ scan: inout ReferenceScan) throws(GUILimit) -> [UInt32]? {
        let separators = try separator(&scan)
        guard separators > 0 else { return nil }
        if scan.next == 0x5B, scan.offset + 1 < scan.scalars.count { scan.offset += 1 }
        if scan.next == nil {
            guard separators > 1 else { return nil }
            scan.offset -= 1
        }
        let start = scan.offset
        scan.offset += 1
        _ = try scan.run { $0 != 0x5D }
        return Array(scan.scalars[start..<scan.offset])
    }
}
