import Testing

@Test func mathEngineBuilds() {}
