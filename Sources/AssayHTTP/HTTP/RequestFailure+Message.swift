extension RequestFailure: CustomStringConvertible {
    /// One sentence for the client's engineer, without anything the client sent.
    public var description: String {
        switch self {
        case .bareLineFeed: "a line of the head ends in LF without CR"
        case .tooManyBlankLines: "too many empty lines before the request line"
        case .malformedRequestLine: "the request line is not METHOD SP TARGET SP HTTP/1.1"
        case .unknownMethod: "the method is not known to this server"
        case .unsupportedVersion: "only HTTP/1.0 and HTTP/1.1 are spoken here"
        case .targetTooLong: "the request target is too long"
        case .malformedTarget: "the request target is malformed"
        case .headTooLarge: "the request head is too large"
        case .tooManyFields: "the request has too many fields"
        case .foldedField: "a field is folded over several lines"
        case .malformedFieldName: "a field name is malformed"
        case .malformedFieldValue: "a field value holds a control character"
        case .missingHost: "the Host field is missing"
        case .duplicateHost: "the Host field is repeated"
        case .malformedHost: "the Host field is malformed"
        case .malformedContentLength: "Content-Length is not 1 to 18 digits"
        case .duplicateContentLength: "Content-Length is repeated"
        case .lengthAndTransferEncoding: "Content-Length and Transfer-Encoding exclude each other"
        case .transferEncodingInHTTP10: "HTTP/1.0 has no Transfer-Encoding"
        case .unframedTransferEncoding: "Transfer-Encoding must end in one chunked"
        case .unknownTransferCoding: "the only transfer coding known here is chunked"
        case .unknownExpectation: "the only expectation known here is 100-continue"
        case .malformedChunkSize: "a chunk size is malformed"
        case .malformedChunkExtension: "a chunk extension is malformed or too long"
        case .malformedChunkEnd: "a chunk is longer than its size says"
        case .bodyTooLarge: "the request body is too large"
        case .incompleteRequest: "the connection ended in the middle of a request"
        case .headTimeout: "the request head took too long to arrive"
        case .bodyTimeout: "the request body took too long to arrive"
        case .tunnelRefused: "this server is no proxy"
        case .overloaded: "the server is overloaded; try again"
        case .abandoned: "the request was not answered"
        }
    }
}
