import AssayJSON
import Foundation
import FuzzSupport

/// Messages read, read inside a larger text, written and read again; and, for one in 16, Foundation's opinion.
enum JSONFuzzer {
    static func run(_ input: FuzzInput) {
        let bytes = Array(input.bytes)
        let hash = input.hash
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(parsing: bytes)
        } catch {
            expect((0...bytes.count).contains(error.offset), "an offset outside the text: \(error)")
            checkInside(bytes, failure: error, hash)
            // Foundation lets a comma stand before a closing bracket.
            let isCommaBefore = error.kind == .unexpectedByte(0x5D) || error.kind == .unexpectedByte(0x7D)
            if hash & 15 == 0, error.kind.isGrammar, !isCommaBefore, !hasEncodingOfItsOwn(bytes) {
                expect(!foundationReads(bytes), "Foundation reads what is refused here: \(error)")
            }
            return
        }
        checkInside(bytes, failure: nil, hash)
        let value = document.root.value()
        walk(document.root)
        var writer = JSONWriter()
        writer.value(value)
        do throws(JSONError) {
            let again = try JSONDocument(parsing: writer.bytes)
            expect(again.root.value() == value, "written and read again it differs: \(value.text)")
        } catch {
            fail("what was written is not read: \(error)")
        }
        if hash & 15 == 0, !hasEncodingOfItsOwn(bytes), !hasExtremeNumber(bytes) {
            expect(foundationReads(bytes), "Foundation refuses what is read here: \(value.text)")
        }
    }

    /// The same message with other text around it: the same outcome, offsets moved.
    private static func checkInside(_ bytes: [UInt8], failure: JSONError?, _ hash: UInt64) {
        let before = Array("[1,\"".utf8.prefix(Int(hash >> 8 & 3)))
        let text = before + bytes + Array("\"}]".utf8.prefix(Int(hash >> 16 & 3)))
        let range = before.count..<(before.count + bytes.count)
        do throws(JSONError) {
            _ = try JSONDocument(parsing: text, in: range)
            expect(failure == nil, "refused alone, read inside a text: \(String(describing: failure))")
        } catch {
            expect(
                failure?.kind == error.kind && failure?.offset == error.offset - before.count,
                "inside a text \(error), alone \(String(describing: failure))")
        }
    }

    /// Every way to read every value.
    private static func walk(_ element: JSONElement) {
        switch element.kind {
        case .number:
            let int = try? element.readInt()
            let double = try? element.readDouble()
            expect(int == element.number?.int, "two whole numbers: \(String(describing: element.number))")
            expect(double == element.number?.double, "two doubles: \(String(describing: element.number))")
        case .string:
            var unescaped: [UInt8] = []
            element.appendUnescaped(to: &unescaped)
            expect(element.string.map { $0.utf8.elementsEqual(unescaped) } ?? false, "two texts of one string")
        case .array: for child in element.elements { walk(child) }
        case .object:
            for member in element.members {
                let key = member.key
                expect(element[text: key]?.offset == member.value.offset, "a member that is not found: \(key)")
                walk(member.value)
            }
        case .null, .true, .false: break
        }
    }

    private static func foundationReads(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
    }

    /// Foundation guesses UTF-16 and UTF-32 from zero bytes and byte order marks at the start.
    private static func hasEncodingOfItsOwn(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(4).contains { $0 == 0 || $0 >= 0xEF }
    }

    /// Foundation converts numbers while it reads and refuses what no double holds.
    private static func hasExtremeNumber(_ bytes: [UInt8]) -> Bool {
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            digits = byte &- 0x30 < 10 ? digits + 1 : 0
            if digits > 17 { return true }
            if byte | 0x20 == UInt8(ascii: "e"), index > 0, bytes[index - 1] &- 0x30 < 10 { return true }
        }
        return false
    }
}

extension JSONError.Kind {
    /// Whether any reader of RFC 8259 has to refuse it: rules of our own (keys twice, depth, size) are not among them.
    fileprivate var isGrammar: Bool {
        switch self {
        case .unexpectedEnd, .unexpectedByte, .trailingBytes, .controlInString, .invalidEscape, .invalidNumber: true
        default: false
        }
    }
}

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    JSONFuzzer.run(FuzzInput(start, count))
    return 0
}
