import AssayCore
import ChartVerifier
import Testing

@Suite struct ChartVerifierTests {}
