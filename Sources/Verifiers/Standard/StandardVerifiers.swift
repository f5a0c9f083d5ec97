public import AssayCore
import ChartVerifier
import CountingVerifier
import FormatVerifier
import GUIVerifier
import GeneralVerifier
import GroundingVerifier
import MCQVerifier
import MathVerifier
import OCRVerifier
import TextVerifiers

/// Every verifier Assay ships: the one line a new domain adds itself to.
public enum StandardVerifiers {
    /// The verifiers, in the order they are listed.
    public static let all: [any Verifier.Type] = [
        FormatVerifier.self,
        OCRVerifier.self,
        CountingVerifier.self,
        GroundingVerifier.self,
        GUIVerifier.self,
        MathVerifier.self,
        MCQVerifier.self,
        ChartVerifier.self,
        VQAVerifier.self,
        MultiImageVerifier.self,
        MMSIVerifier.self,
        LongDocumentVerifier.self,
        VideoVerifier.self,
        BiologyVerifier.self,
        GeographyVerifier.self,
        LiberalArtsVerifier.self,
        GeoQuestVerifier.self,
        GeneralVerifier.self,
    ]
}
