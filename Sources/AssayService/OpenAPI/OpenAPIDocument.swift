import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring

/// `GET /openapi.json`: the whole interface as an OpenAPI 3.1 document.
///
/// Made from what serves it: the paths are those of ``Endpoint/routes``, the closed lists those of the code, options and
/// ground truths those the verifiers declare. An endpoint without an operation does not compile.
enum OpenAPIDocument {
    /// The body.
    ///
    /// - Complexity: O(verifiers × options); made once.
    static func bytes(_ registry: VerifierRegistry) -> [UInt8] {
        var writer = JSONWriter(capacity: 128 << 10)
        writer.object(json(registry))
        return writer.bytes
    }

    /// The document.
    static func json(_ registry: VerifierRegistry) -> JSONObject {
        let specifications = registry.types.map { $0.specification }
        return [
            "openapi": "3.1.1",
            "info": [
                "title": "Assay", "version": "1", "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
                "description": .string(description),
            ],
            "paths": .object(paths(specifications)),
            "components": [
                "schemas": .object(schemas(specifications)),
                "headers": .object(headers),
                "securitySchemes": [
                    "bearer": [
                        "type": "http", "scheme": "bearer",
                        "description": "A token of tokens_file; needed where the configuration names any.",
                    ],
                    "basic": [
                        "type": "http", "scheme": "basic",
                        "description": "The same token as the password, for clients that know a URL alone.",
                    ],
                ],
            ],
        ]
    }

    private static let description =
        "Scores rollouts of reinforcement learning. A verdict's status keeps three outcomes apart: the response was judged"
        + " (scored, undecided), the caller is wrong (invalid, 4xx), we failed (failed, 5xx); the last two have no score."
        + " Every path answers OPTIONS with Allow, and HEAD where it has GET."

    private static func paths(_ specifications: [VerifierSpecification]) -> JSONObject {
        var paths = JSONObject()
        for route in Endpoint.routes.patterns {
            var item = paths[route.pattern]?.objectValue ?? JSONObject()
            let operation = OpenAPIOperation(route.endpoint, pattern: route.pattern, specifications)
            item[method(route.method)] = .object(operation.json)
            paths[route.pattern] = .object(item)
        }
        return paths
    }

    private static func method(_ method: HTTPMethod) -> String {
        String(decoding: method.rawValue.utf8.map { $0 | 0x20 }, as: UTF8.self)
    }

    private static func schemas(_ specifications: [VerifierSpecification]) -> JSONObject {
        var schemas = JSONObject()
        for part in [
            RolloutSchemas.all(specifications), VerdictSchemas.all(specifications), TrainerSchemas.all,
            CatalogSchemas.all,
        ] {
            for member in part.members { schemas[member.key] = member.value }
        }
        return schemas
    }

    private static let headers: JSONObject = [
        "RetryAfter": [
            "description": "Seconds after which the same request may succeed.",
            "schema": ["type": "integer", "minimum": 0],
        ],
        "WWWAuthenticate": [
            "description": "How to ask.", "schema": ["type": "string"],
        ],
        "Allow": [
            "description": "The methods the path takes.", "schema": ["type": "string"],
        ],
    ]
}
