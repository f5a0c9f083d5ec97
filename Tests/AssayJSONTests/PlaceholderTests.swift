import Testing

@Test func assayJSONBuilds() {}
