import AssayConfiguration
import AssayCore
import AssayScoring
import Glibc
import StandardVerifiers

/// Loads a configuration file, or the defaults, and the scorer it describes.
enum ConfigurationFile {
    /// The configuration at a path; nil gives the defaults.
    ///
    /// - Throws: ``CommandFailure`` that names file, line and key.
    static func load(_ path: String?) throws -> Configuration {
        guard let path else { return Configuration() }
        let configuration = try read(path)
        guard configuration.unbuilt.isEmpty else {
            throw CommandFailure.caller(configuration.unbuilt.map(\.description).joined(separator: "\n"))
        }
        return configuration
    }

    private static func read(_ path: String) throws -> Configuration {
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
    /// - Throws: ``CommandFailure`` that names the place and the key of an option no verifier takes.
    static func scorer(
        _ configuration: Configuration, from path: String?, secret: DeploymentSecret = .process
    ) throws -> Scorer {
        do {
            return try Scorer(
                registry: VerifierRegistry(StandardVerifiers.all), settings: configuration.scoring,
                configHash: configuration.hash, secret: secret)
        } catch {
            guard let path else { throw CommandFailure.caller(error.message) }
            throw CommandFailure.caller(configuration.located(error, in: path).description)
        }
    }

    /// The tokens of `tokens_file` and of the environment.
    static func tokens(_ configuration: Configuration, from path: String?) throws -> [AccessToken] {
        do {
            let value = getenv(AccessTokenReader.variable).map { String(cString: $0) }
            return try AccessTokenReader.load(
                configuration.access.tokensFile, environment: value, file: path ?? "configuration")
        } catch {
            throw CommandFailure.caller(error.description)
        }
    }

    /// The deployment's secret: that of `secret_file`, which is made where it is missing, else one of this process.
    static func secret(_ configuration: Configuration, from path: String?) throws -> DeploymentSecret {
        guard let secretFile = configuration.secretFile else { return .process }
        do {
            return try SecretFile.load(secretFile, file: path ?? "configuration")
        } catch {
            throw CommandFailure.caller(error.description)
        }
    }
}
