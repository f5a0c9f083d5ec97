/// The transcriptions that are right: one, or several of which the best counts.
public struct OCRGroundTruth: Sendable {
    /// A transcription in the form it is compared in.
    struct Reference: Sendable {
        let codePoints: [UInt32]
    }

    /// In the order given; at least one.
    let references: [Reference]
}
