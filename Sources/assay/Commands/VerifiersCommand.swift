import ArgumentParser
import AssayCore
import AssayJSON
import AssayScoring
import AssayTerminal
import StandardVerifiers

/// `assay verifiers`.
struct VerifiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verifiers", abstract: "List the verifiers, or show one: its options, ground truth, an example.",
        discussion: """
            EXAMPLES
              assay verifiers                the verifiers there are
              assay verifiers grounding      everything about one
              assay verifiers --json         the same as GET /v1/verifiers
            """)

    @Argument(help: "A verifier's name.") var name: String?
    @Flag(help: "Print JSON, as GET /v1/verifiers does.") var json = false

    func run() throws {
        let registry = VerifierRegistry(StandardVerifiers.all)
        var shown = registry.types.map { $0.specification }
        if let name {
            guard let type = registry[name] else {
                throw CommandFailure.caller(
                    "there is no verifier \(name); there are \(registry.names.joined(separator: ", "))")
            }
            shown = [type.specification]
        }
        if json {
            print(JSONValue.object(VerifierCatalog.json(shown)).text)
        } else if name != nil, let only = shown.first {
            show(only)
        } else {
            var table = TextTable(header: ["VERIFIER", "DATA SOURCES", "WHAT IT DOES"])
            for specification in shown {
                table.add([
                    specification.versionedName, specification.dataSources.joined(separator: " "),
                    specification.summary,
                ])
            }
            for line in table.lines() { print(line) }
        }
    }

    private func show(_ specification: VerifierSpecification) {
        print("\(specification.versionedName): \(specification.summary)")
        print("data sources: \(specification.dataSources.joined(separator: ", "))")
        print("decides by: \(specification.rules.map { "rule:\($0)" }.joined(separator: ", "))")
        if !specification.limits.isEmpty {
            print("limits: \(specification.limits.map { "limit:\($0)" }.joined(separator: ", "))")
        }
        print("\nground truth (JSON Schema):\n  \(JSONValue.object(specification.groundTruth).text)")
        print("\noptions of its own:")
        show(specification.options)
        print("\noptions every verifier has:")
        show(CommonOptions.specifications)
        print("\nexample, earning 1:\n  \(VerifierCatalog.exampleRollout(specification).text)")
    }

    private func show(_ options: [OptionSpecification]) {
        if options.isEmpty { print("  none") }
        for option in options {
            let value = option.defaultValue.map { ", default \($0.text)" } ?? ""
            print("  \(option.name)  \(JSONValue.object(option.schema).text)\(value)\n      \(option.summary)")
        }
    }
}
