import AssayJSON
import Testing

@Suite struct FixtureTests {
    @Test func filesAreThere() {
        #expect(JSONFixture.accepted.count > 100 && JSONFixture.accepted.allSatisfy(\.accept))
        #expect(JSONFixture.rejected.count > 300 && !JSONFixture.rejected.contains(where: \.accept))
    }

    @Test(arguments: JSONFixture.accepted)
    func acceptsAndReadsWhatTheOracleReads(_ row: JSONFixture) throws {
        let document = try JSONDocument(parsing: row.bytes)
        let value = try #require(OracleParser.parse(row.bytes), "the oracle refuses \(row.id)")
        #expect(document.root.value() == value, "\(row.why)")
    }

    @Test(arguments: JSONFixture.rejected)
    func refusesAtTheByte(_ row: JSONFixture) throws {
        #expect(OracleParser.parse(row.bytes) == nil, "the oracle accepts \(row.id)")
        do {
            _ = try JSONDocument(parsing: row.bytes)
            Issue.record("accepted: \(row.why)")
        } catch {
            #expect("\(error.kind)".prefix { $0 != "(" } == row.error ?? "", "\(row.why): \(error)")
            #expect(error.offset == row.offset, "\(row.why): \(error)")
        }
    }

    /// The same bytes inside a larger text, between bytes that would break or mend them.
    @Test(arguments: JSONFixture.accepted + JSONFixture.rejected)
    func readsTheSameInsideALargerText(_ row: JSONFixture) throws {
        let before: [UInt8] = [0x22, 0x5b, 0xe4, 0xb8]
        for after in [[0x96, 0x22, 0x5d, 0x7d], Array(repeating: UInt8(0x22), count: 40)] as [[UInt8]] {
            let bytes = before + row.bytes + after
            let range = before.count..<(before.count + row.bytes.count)
            do {
                let document = try JSONDocument(parsing: bytes, in: range)
                #expect(row.accept)
                #expect(document.root.value() == OracleParser.parse(row.bytes))
            } catch {
                #expect(!row.accept)
                #expect(error.offset == (row.offset ?? -1) + before.count, "\(error)")
            }
        }
    }

    /// A text cut anywhere is refused as unfinished, except where the rest is white space or a number is a number still.
    @Test(arguments: JSONFixture.accepted)
    func refusesEveryTruncation(_ row: JSONFixture) {
        let bytes = row.bytes
        for length in 0..<bytes.count {
            let cut = Array(bytes[..<length])
            let document = try? JSONDocument(parsing: cut)
            #expect((document != nil) == (OracleParser.parse(cut) != nil), "\(row.id) cut to \(length)")
            if let document, document.root.kind != .number {
                #expect(bytes[length...].allSatisfy { $0 <= 0x20 }, "\(row.id) cut to \(length)")
            }
        }
    }
}
