import Testing

@Test func assayTextBuilds() {}
