import Foundation
import TestSupport
import Testing

@testable import AssayHTTP

@Suite struct ResponseSerializerTests {
    private func head(_ response: Response, _ form: ResponseSerializer.Form = .init()) -> String {
        var serializer = ResponseSerializer()
        serializer.date.update(toSecond: 784_111_777)
        var output: [UInt8] = []
        serializer.appendHead(of: response, form: form, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func writesStatusDateTypeLengthAndFields() {
        let response = Response(
            .notFound, contentType: "application/json", body: [1, 2, 3], fields: [HTTPField("X-A", "b")])
        #expect(
            head(response)
                == "HTTP/1.1 404 Not Found\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: application/json\r\n"
                + "Content-Length: 3\r\nX-A: b\r\n\r\n")
    }

    @Test func saysWhetherTheConnectionStays() {
        #expect(!head(Response(.ok)).contains("Connection"))
        #expect(head(Response(.ok), .init(keepsConnection: false)).contains("\r\nConnection: close\r\n"))
        #expect(head(Response(.ok), .init(isHTTP10: true)).contains("\r\nConnection: keep-alive\r\n"))
    }

    @Test func sendsNoLengthWhereThereIsNeverContent() {
        #expect(!head(Response(.noContent)).contains("Content-Length"))
        #expect(!ResponseSerializer.sendsBody(Response(.noContent, body: [1]), form: .init()))
        #expect(!ResponseSerializer.sendsBody(Response(.ok, body: [1]), form: .init(isHead: true)))
        #expect(ResponseSerializer.sendsBody(Response(.ok, body: [1]), form: .init()))
    }

    @Test func aValueCannotBecomeAFieldOfItsOwn() {
        let text = head(Response(.ok, fields: [HTTPField("X-Id", "a\r\nSet-Cookie: b\0c")]))
        #expect(text.contains("\r\nX-Id: a  Set-Cookie: b c\r\n"))
    }

    @Test func datesAgreeWithFoundation() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        var random = SeededGenerator(seed: 1994)
        let edges = [0, -1, 951_782_400, 951_868_800, 4_107_542_400, 253_402_300_799, 1_709_164_800]
        for second in edges + (0..<2000).map({ _ in Int.random(in: -2_000_000_000...9_000_000_000, using: &random) }) {
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(second)))
            #expect(HTTPDate.text(second: second) == expected, "\(second)")
        }
    }

    @Test func everyFailureHasAStatusAndASentence() {
        for failure in RequestFailure.allCases {
            #expect((400...505).contains(failure.status.code))
            #expect(!failure.status.reasonPhrase.isEmpty)
            #expect(!failure.description.isEmpty)
        }
    }
}
