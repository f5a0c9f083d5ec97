import AssayJSON

/// Tasks of `chart` and `ocr`: values, lists, tables, transcriptions, formulas, pairs.
extension AuditSubjects {
    /// Numbers, texts, years and lists; one of them where the options say which.
    static func chart(_ place: Int, _ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        let type = options["answer_type"]?.stringValue ?? "auto"
        switch type == "auto" ? ["number", "text", "year", "list", "table"][place % 5] : type {
        case "text":
            return text("chart", &random)
        case "year":
            let year = Int.random(in: 1950...2020, using: &random)
            return AuditSubject(
                verifier: "chart", form: .number, prompt: "In which year?", truth: .string(String(year)),
                options: ["answer_type": "year"], right: String(year), wrong: String(year + 9))
        case "list":
            let names = nouns.shuffled(using: &random)
            return AuditSubject(
                verifier: "chart", form: .list, prompt: "Which ones?",
                truth: .array(names[0..<3].map(JSONValue.string)), options: ["answer_type": "list"],
                right: names[0..<3].joined(separator: ", "), wrong: names[3..<6].joined(separator: ", "))
        case "table":
            return table(&random)
        default: return number("chart", &random)
        }
    }

    /// A whole chart as a table.
    private static func table(_ random: inout AuditRandom) -> AuditSubject {
        let names = nouns.shuffled(using: &random)
        func rows(_ names: ArraySlice<String>, _ random: inout AuditRandom) -> String {
            "| name | share |\n| --- | --- |\n"
                + names.map { "| \($0) | \(Int.random(in: 13...89, using: &random)) |" }.joined(separator: "\n")
        }
        let right = rows(names[0..<4], &random)
        return AuditSubject(
            verifier: "chart", form: .table, prompt: "Give the chart as a table.", truth: .string(right),
            options: ["answer_type": "table"], right: right,
            wrong: rows(names[4..<8], &random).replacing("name", with: "kind").replacing("share", with: "price"))
    }

    /// Metrics of `ocr` tried where the options name none.
    private static let metrics = ["similarity", "similarity", "teds", "formula", "kv_f1"]

    static func transcription(_ place: Int, _ options: JSONObject, _ random: inout AuditRandom) -> AuditSubject {
        let given = options["metric"]?.stringValue
        let metric = given ?? metrics[place % metrics.count]
        let own: JSONObject = given == nil && metric != "similarity" ? ["metric": .string(metric)] : [:]
        let words = (0..<12).map { _ in nouns[Int.random(in: 0..<nouns.count, using: &random)] }
        let (form, right, wrong): (AuditSubject.Form, String, String) =
            switch metric {
            case "teds":
                (
                    .table,
                    "| name | share | place |\n| --- | --- | --- |\n"
                        + stride(from: 0, to: 12, by: 3).map { "| \(words[$0..<$0 + 3].joined(separator: " | ")) |" }
                        .joined(separator: "\n"), "| zzyzx |\n| --- |"
                )
            case "formula":
                (
                    .transcription,
                    #"\frac{x^{3}+\#(Int.random(in: 13...89, using: &random))x}{\sqrt{y-2}} \leq \alpha"#, "0"
                )
            case "kv_f1":
                (
                    .pairs, words.prefix(4).enumerated().map { "field\($0): \($1)" }.joined(separator: "\n"),
                    "a: b"
                )
            default: (.transcription, words.joined(separator: " "), "0123 4567 89")
            }
        return AuditSubject(
            verifier: "ocr", form: form, prompt: "Read the text.", truth: .string(right), options: own, right: right,
            wrong: wrong)
    }
}
