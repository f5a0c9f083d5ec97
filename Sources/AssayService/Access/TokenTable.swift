import AssayConfiguration

/// The tokens a request's is compared with.
struct TokenTable: Sendable {
    /// What a token is known by, and what has been asked for with it.
    let uses: [TokenUse]
    private let secrets: [[UInt8]]

    init(_ tokens: [AccessToken], uses: [TokenUse]) {
        self.uses = uses
        secrets = tokens.map(\.secret)
    }

    var isEmpty: Bool { secrets.isEmpty }

    /// Which of the tokens it is.
    ///
    /// - Complexity: O(tokens × presented bytes), the same for every content: each token is compared to the end, over
    ///   as many bytes as were presented, so that time tells neither how much of a token was right nor how long it is.
    func position(of presented: Span<UInt8>) -> Int? {
        guard (1...AccessToken.maxSecretBytes).contains(presented.count) else { return nil }
        var found: Int?
        for index in secrets.indices where Self.isEqual(presented, secrets[index]) { found = index }
        return found
    }

    private static func isEqual(_ presented: Span<UInt8>, _ secret: [UInt8]) -> Bool {
        let secret = secret.span
        var difference = UInt(bitPattern: presented.count ^ secret.count)
        var position = 0
        for index in 0..<presented.count {
            difference |= UInt(presented[index] ^ secret[position])
            position += 1
            if position == secret.count { position = 0 }
        }
        return difference == 0
    }
}
