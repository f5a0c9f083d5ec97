import AssayConfiguration
import AssayCore
import AssayScoring
import StandardVerifiers

/// Loads a configuration file, or the defaults, and the scorer it describes.
enum ConfigurationFile {
    /// The configuration at a path; nil gives the defaults.
    ///
    /// - Throws: ``CommandFailure`` that names file, line and key.
    static func load(_ path: String?) throws -> Configuration {
        guard let path else { return Configuration() }
        var reader = try LineReader(path: path)
        let bytes = try reader.rest()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure.caller("\(path): is not UTF-8")
        }
        do {
            return try ConfigurationReader.read(yaml: text, file: path)
        } catch {
            throw CommandFailure.caller(error.description)
        }
    }

    /// The scorer of a configuration.
    ///
    /// - Throws: ``CommandFailure`` that names the key of an option no verifier takes.
    static func scorer(_ configuration: Configuration, from path: String?) throws -> Scorer {
        do {
            return try Scorer(
                registry: VerifierRegistry(StandardVerifiers.all), settings: configuration.scoring,
                configHash: configuration.hash)
        } catch {
            let place = [path, error.field].compactMap(\.self).joined(separator: ": ")
            throw CommandFailure.caller(place.isEmpty ? error.message : "\(place): \(error.message)")
        }
    }
}
