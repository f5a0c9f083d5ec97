public import AssayCore
import CountingVerifier
import GroundingVerifier
import MCQVerifier
import OCRVerifier
import TextVerifiers

/// Every verifier Assay ships: the one line a new domain adds itself to.
public enum StandardVerifiers {
    /// The verifiers, in the order they are listed.
    public static let all: [any Verifier.Type] = [
        OCRVerifier.self, CountingVerifier.self, GroundingVerifier.self, MCQVerifier.self,
        VQAVerifier.self, MultiImageVerifier.self, MMSIVerifier.self, LongDocumentVerifier.self, VideoVerifier.self,
        BiologyVerifier.self, GeographyVerifier.self, LiberalArtsVerifier.self, GeoQuestVerifier.self,
    ]
}
