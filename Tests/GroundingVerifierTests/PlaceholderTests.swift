import Testing

@Test func groundingVerifierBuilds() {}
