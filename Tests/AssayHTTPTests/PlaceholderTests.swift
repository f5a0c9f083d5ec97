import Testing

@Test func assayHTTPBuilds() {}
