import Testing

@Test func oCRVerifierBuilds() {}
