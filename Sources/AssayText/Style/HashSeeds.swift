/// Odd random multipliers, drawn once a process, so that nobody can prepare texts whose hashes collide.
///
/// They decide how fast something is found and never what: whatever hashes say, bytes are compared.
struct HashSeeds: Sendable {
    let first = UInt64.random(in: .min ... .max) | 1
    let second = UInt64.random(in: .min ... .max) | 1
    let third = UInt64.random(in: .min ... .max) | 1

    static let process = HashSeeds()
}
