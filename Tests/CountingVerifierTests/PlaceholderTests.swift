import Testing

@Test func countingVerifierBuilds() {}
