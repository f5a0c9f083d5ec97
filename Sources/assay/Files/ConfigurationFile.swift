import AssayConfiguration
import AssayCore
import AssayExternal
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
        let text = try read(path)
        do {
            guard GLMVImport.recognizes(yaml: text) else { return try ConfigurationReader.read(yaml: text, file: path) }
            return try ConfigurationReader.read(yaml: try imported(path).yaml, file: "\(path) (as assay.yaml)")
        } catch let error as ConfigurationError {
            throw CommandFailure.caller(error.description)
        }
    }

    /// A configuration of the published reward code as an `assay.yaml`; what is not carried over is said on standard
    /// error.
    ///
    /// - Throws: ``CommandFailure`` that names file, line and key.
    static func imported(_ path: String) throws -> GLMVImport {
        let text = try read(path)
        do {
            let imported = try GLMVImport(yaml: text, file: path) { getenv($0) != nil }
            for note in imported.notes { CommandFailure.report("not carried over: \(note)") }
            return imported
        } catch {
            throw CommandFailure.caller(error.description)
        }
    }

    private static func read(_ path: String) throws -> String {
        var reader = try LineReader(path: path)
        let bytes = try reader.rest()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure.caller("\(path): is not UTF-8")
        }
        return text
    }

    /// The verifiers of a configuration: those Assay ships, and `external` where it names programs.
    static func registry(_ configuration: Configuration) -> VerifierRegistry {
        VerifierRegistry(StandardVerifiers.all + (configuration.external.isEmpty ? [] : [ExternalVerifier.self]))
    }

    /// The scorer of a configuration.
    ///
    /// - Throws: ``CommandFailure`` that names the place and the key of an option no verifier takes.
    static func scorer(
        _ configuration: Configuration, from path: String?, secret: DeploymentSecret = .process
    ) throws -> Scorer {
        do {
            return try Scorer(
                registry: registry(configuration), settings: configuration.scoring,
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
