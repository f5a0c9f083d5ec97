import Testing

@Test func assayCoreBuilds() {}
