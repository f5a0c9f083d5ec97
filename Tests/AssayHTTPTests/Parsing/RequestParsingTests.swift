import Testing

@testable import AssayHTTP

/// The parser against fixtures/http, without a socket.
@Suite struct RequestParsingTests {
    static let accepted = WireCase.load("accepted")
    static let refused = WireCase.load("refused")

    @Test(arguments: accepted)
    func readsWhatIsValid(_ expected: WireCase) throws {
        let reader = RequestReader.read(expected.input)
        #expect(reader.failure == nil, "\(expected.why)")
        #expect(reader.isComplete == (expected.rest == nil))
        if let rest = expected.rest { #expect(reader.buffer == WireCase.bytes(of: rest)) }
        try #require(reader.requests.count == expected.requests.count, "\(expected.why)")
        for (request, expected) in zip(reader.requests, expected.requests) {
            #expect(request.head.method.rawValue == expected.method)
            if let path = expected.path { #expect(Array(request.head.path.utf8) == WireCase.bytes(of: path)) }
            #expect(request.body == WireCase.bytes(of: expected.body))
            if let target = expected.target { #expect(request.head.rawTarget == target) }
            if let length = expected.length { #expect(request.head.contentLength == length) }
            if let keepAlive = expected.keepAlive { #expect(request.head.keepAlive == keepAlive) }
            if let isHTTP10 = expected.http10 { #expect(request.head.isHTTP10 == isHTTP10) }
            if let expects = expected.expectsContinue { #expect(request.head.expectsContinue == expects) }
            for (name, value) in expected.query ?? [:] {
                #expect(request.head.query(name).map { Array($0.utf8) } == value.map(WireCase.bytes), "query \(name)")
            }
            for (name, value) in expected.fields ?? [:] {
                #expect(request.head.field(name).map { Array($0.utf8) } == value.map(WireCase.bytes), "field \(name)")
            }
        }
    }

    @Test(arguments: refused)
    func refusesWhatIsNot(_ expected: WireCase) throws {
        let reader = RequestReader.read(expected.input)
        let failure = try #require(reader.failure, "\(expected.why)")
        #expect(failure.rawValue == expected.failure, "\(expected.why)")
        #expect(failure.status.code == expected.status)
        #expect(reader.requests.count == expected.after)
    }

    @Test(arguments: accepted + refused)
    func doesNotDependOnHowTheBytesAreCut(_ expected: WireCase) {
        let input = expected.input
        let whole = RequestReader.read(input)
        // Every position of a short input; of a long one, its ends and a few hundred in between.
        let step = max(1, input.count / 400)
        let positions = Set(stride(from: 0, through: input.count, by: step))
            .union(0...min(100, input.count)).union((input.count - min(100, input.count))...input.count)
        for position in positions {
            #expect(RequestReader.read(input, cutAt: [position]).agrees(with: whole), "cut at \(position)")
        }
        #expect(RequestReader.read(input, cutAt: Array(0..<input.count)).agrees(with: whole), "byte by byte")
    }

    @Test func everyFailureOfTheParserHasACase() {
        let outside: Set<RequestFailure> = [
            .incompleteRequest, .headTimeout, .bodyTimeout, .tunnelRefused, .overloaded, .slowReader, .abandoned,
            .unknownContentCoding, .malformedContentCoding,
        ]
        let covered = Set(Self.refused.compactMap(\.failure))
        for failure in RequestFailure.allCases where !outside.contains(failure) {
            #expect(covered.contains(failure.rawValue), "\(failure.rawValue)")
        }
    }

    @Test func fixtureNamesAreUnique() {
        let names = (Self.accepted + Self.refused).map(\.id)
        #expect(Set(names).count == names.count)
    }
}
