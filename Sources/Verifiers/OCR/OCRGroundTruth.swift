import AssayText

/// What is right, in the form in which it is compared: one transcription, table or formula, or several of which the
/// best counts; or the pairs of a form.
public struct OCRGroundTruth: Sendable {
    /// A transcription in the form it is compared in.
    struct Reference: Sendable {
        let codePoints: [UInt32]
    }

    enum Content: Sendable {
        case texts([Reference])
        case lines([[[UInt32]]])
        case tables([TableTree])
        case formulas([OCRVerifier.Formula])
        case keyValues(KeyValues)
    }

    /// In the order given; at least one of each kind.
    let content: Content
}
