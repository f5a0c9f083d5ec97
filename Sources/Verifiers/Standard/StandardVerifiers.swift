public import AssayCore
import ChartVerifier
import CountingVerifier
import GroundingVerifier
import OCRVerifier

/// Every verifier Assay ships: the one line a new domain adds itself to.
public enum StandardVerifiers {
    /// The verifiers, in the order they are listed.
    public static let all: [any Verifier.Type] = [
        OCRVerifier.self, CountingVerifier.self, GroundingVerifier.self, ChartVerifier.self,
    ]
}
