import Testing

@Test func mathVerifierBuilds() {}
