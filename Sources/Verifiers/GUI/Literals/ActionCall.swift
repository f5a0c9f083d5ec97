/// A call as it is written: `scroll(start_box='[1,2]', step=5)`.
struct ActionCall: Sendable {
    let name: String
    let positional: [Literal]
    let named: [Literal.Member]
}
