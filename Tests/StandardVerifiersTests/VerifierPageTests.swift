import AssayCore
import AssayScoring
import Foundation
import StandardVerifiers
import TestSupport
import Testing

/// Every verifier has a page, linked from the README, with what its users have to know.
@Suite struct VerifierPageTests {
    /// The path of a verifier's page, as the table in README.md links it.
    private func page(of verifier: String) throws -> String {
        let line = try Repository.text("README.md").split(separator: "\n").first {
            $0.hasPrefix("| [") && ($0.split(separator: "]").first?.contains("`\(verifier)`") ?? false)
        }
        let link = try #require(line?.firstMatch(of: /\]\(([^)]+)\)/)?.1, "\(verifier) is not in the README's table")
        return String(link)
    }

    private func section(_ heading: String, of page: String) -> String? {
        let parts = ("\n" + page).components(separatedBy: "\n## ")
        return parts.first { $0.prefix { $0 != "\n" }.hasPrefix(heading) }
    }

    /// The names in the first cells of a section's first table, remarks in brackets left out.
    private func firstCells(_ section: String) -> Set<String> {
        let lines = section.components(separatedBy: "\n").drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        var names: Set<String> = []
        for line in lines {
            let cell = line.dropFirst().prefix { $0 != "|" && $0 != "(" }
            for match in cell.matches(of: /`([a-z_0-9]+)`/) { names.insert(String(match.1)) }
        }
        return names
    }

    @Test(arguments: StandardVerifiers.all.map { $0.specification.name })
    func saysWhatAnAnswerIsAndWhatItEarns(_ verifier: String) throws {
        let page = try Repository.text(try page(of: verifier))
        for heading in ["Answer format", "Units", "Ground truth", "Reward"] {
            let text = try #require(section(heading, of: page), "\(verifier) has no ## \(heading)")
            #expect(text.utf8.count > heading.utf8.count + 4)
        }
        let reward = try #require(section("Reward", of: page))
        #expect(reward.contains("accuracy") || reward.contains("score"), "\(verifier): no formula")
    }

    @Test func theOptionsAreThoseOfTheSchemas() throws {
        var declared: [String: Set<String>] = [:]
        for type in StandardVerifiers.all {
            declared[try page(of: type.specification.name), default: []]
                .formUnion(type.specification.options.map(\.name))
        }
        let common = Set(CommonOptions.specifications.map(\.name))
        for (path, names) in declared {
            let documented = section("Options", of: try Repository.text(path)).map(firstCells) ?? []
            #expect(documented.subtracting(common) == names, "\(path)")
        }
    }
}
