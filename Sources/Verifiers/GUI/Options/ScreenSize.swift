/// The size of a screen in whole pixels, each side 1…``maxSide``.
struct ScreenSize: Sendable, Hashable {
    static let maxSide = 16_777_216

    let width: Int
    let height: Int
}
