import AssayConfiguration
import AssayScoring
import AssayService
import Foundation
import TestSupport
import Testing

/// `/metrics` as Prometheus reads it, and what ties a reply to its request.
@Suite struct MetricsTests {
    private let row = #"{"verifier":"counting","answer":"3","ground_truth":3,"data_source":"SOURCE"}"#

    private func samples(_ page: String) -> [String: Double] {
        var samples: [String: Double] = [:]
        for line in page.split(separator: "\n") where !line.hasPrefix("#") {
            guard let cut = line.lastIndex(of: " ") else { continue }
            samples[String(line[..<cut])] = Double(line[line.index(after: cut)...])
        }
        return samples
    }

    @Test func scoresAreCountedUnderRoutedSourcesAlone() throws {
        var configuration = Configuration()
        configuration.scoring.routing["known"] = Route(verifier: "counting")
        let running = try RunningService(configuration)
        for source in ["known", "known", "made-up\\\"}"] {
            let name = source.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            _ = try running.post(row.replacing("SOURCE", with: name), to: "/v1/score")
        }
        _ = try running.post(#"{"verifier":"counting","answer":"3"}"#, to: "/v1/score")
        let samples = samples(try Client.get(running.url + "/metrics").text)
        #expect(samples[#"assay_score_count{verifier="counting",data_source="known"}"#] == 2)
        #expect(samples[#"assay_score_count{verifier="counting",data_source=""}"#] == 1)
        #expect(samples[#"assay_score_bucket{verifier="counting",data_source="known",le="0.999"}"#] == 0)
        #expect(samples[#"assay_score_bucket{verifier="counting",data_source="known",le="+Inf"}"#] == 2)
        #expect(samples[#"assay_errors_total{code="missing_field"}"#] == 1)
        #expect(samples[#"assay_request_duration_seconds_count{endpoint="/v1/score"}"#] == 4)
        #expect(samples.keys.allSatisfy { !$0.contains("made-up") })
    }

    /// Every family has its help, its type and its line in the page on operations; none is there twice.
    @Test func everyFamilyIsDocumented() throws {
        let running = try RunningService(
            followers: {
                var followers = VerdictFollowers()
                followers.alarm = FormatAlarm(FormatAlarmSettings())
                followers.health = VerifierHealth()
                return followers
            }())
        _ = try running.post(row, to: "/v1/score")
        let page = try Client.get(running.url + "/metrics").text
        let families = page.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map {
            $0.split(separator: " ")[2]
        }
        #expect(Set(families).count == families.count && families.count > 20)
        let documented = try Repository.text("docs/metrics.md")
        for family in families { #expect(documented.contains("`\(family)`"), "\(family)") }
    }

    @Test func idsComeBackAndErrorsGetOne() throws {
        let running = try RunningService()
        let json = "Content-Type: application/json"
        let parent = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let body = Array(row.utf8)
        let given = try RawClient.exchange(
            running.url, "POST", "/v1/score", fields: [json, "X-Request-Id: step-1/7", parent], body: body)
        #expect(given.fields["x-request-id"] == "step-1/7")
        #expect(given.fields["traceparent"] == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        let none = try RawClient.exchange(running.url, "POST", "/v1/score", fields: [json], body: body)
        #expect(none.fields["x-request-id"] == nil && none.fields["traceparent"] == nil)
        for path in ["/v1/score", "/nothing"] {
            let failed = try RawClient.exchange(running.url, "POST", path, fields: [json], body: Array("{".utf8))
            #expect(failed.fields["x-request-id"]?.isEmpty == false)
        }
        let long = try RawClient.exchange(
            running.url, "POST", "/v1/score", fields: [json, "X-Request-Id: " + String(repeating: "x", count: 129)],
            body: body)
        #expect(long.status == 200 && long.fields["x-request-id"] == nil)
    }
}
