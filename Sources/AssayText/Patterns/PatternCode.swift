import CPCRE2

/// A compiled pattern: the one file that calls PCRE2.
///
/// `pcre2_code` is immutable after compilation and may be used by any number of threads at a time (pcre2api, section
/// "Multithreading"); what a match writes to is made for each call.
final class PatternCode: @unchecked Sendable {
    private let code: OpaquePointer
    /// Whether there is machine code.
    let isJITCompiled: Bool
    /// The number of capturing groups.
    let groupCount: Int

    init(_ source: String) throws(PatternError) {
        guard source.utf8.count <= PatternLimits.sourceBytes else {
            throw PatternError(problem: "is longer than \(PatternLimits.sourceBytes) bytes", offset: nil)
        }
        guard let context = pcre2_compile_context_create_8(nil) else {
            throw PatternError(problem: "no memory to compile it", offset: nil)
        }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_max_pattern_length_8(context, PatternLimits.sourceBytes)
        pcre2_set_parens_nest_limit_8(context, PatternLimits.nesting)
        var error: Int32 = 0
        var offset = 0
        // UTF: the text is UTF-8. UCP: classes are Unicode's. NEVER_BACKSLASH_C: a match never splits a code point,
        // without which NO_UTF_CHECK below would be unsafe.
        let options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
        let bytes = source.utf8Span.span
        let compiled = bytes.withUnsafeBufferPointer {
            // An empty buffer may have no address; PCRE2 wants one.
            pcre2_compile_8($0.baseAddress ?? Self.noBytes, $0.count, options, &error, &offset, context)
        }
        guard let compiled else { throw PatternError(problem: Self.message(error), offset: offset) }
        var size = 0
        pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_SIZE), &size)
        guard size <= PatternLimits.compiledBytes else {
            pcre2_code_free_8(compiled)
            throw PatternError(problem: "becomes too large: \(size) bytes compiled", offset: nil)
        }
        var groups: UInt32 = 0
        pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
        code = compiled
        groupCount = Int(groups)
        // Where there is no compiler for this machine the interpreter does the same, within the same limits.
        isJITCompiled = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) == 0
    }

    deinit { pcre2_code_free_8(code) }

    /// The number of a named group, or nil where the pattern has none of that name.
    ///
    /// - Throws: ``PatternError`` where several groups have the name.
    func number(ofGroup name: String) throws(PatternError) -> Int? {
        let number = name.withCString(encodedAs: UTF8.self) { pcre2_substring_number_from_name_8(code, $0) }
        if number == PCRE2_ERROR_NOUNIQUESUBSTRING {
            throw PatternError(problem: "several groups are named \(name)", offset: nil)
        }
        return number > 0 ? Int(number) : nil
    }

    /// Runs searches over a range of a well-formed text.
    func match<Value>(
        _ text: Span<UInt8>, in range: Range<Int>, _ body: (inout Search) -> Value
    ) -> Value {
        precondition(
            Self.isBoundary(range.lowerBound, in: text) && Self.isBoundary(range.upperBound, in: text),
            "a range that splits a code point")
        return text.extracting(range).withUnsafeBufferPointer {
            var search = Search(code, subject: $0)
            return body(&search)
        }
    }

    private static func isBoundary(_ offset: Int, in text: Span<UInt8>) -> Bool {
        offset == text.count || text[offset] & 0xC0 != 0x80
    }

    private static func message(_ error: Int32) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            let length = pcre2_get_error_message_8(error, buffer.baseAddress, buffer.count)
            guard length > 0 else { return "PCRE2 error \(error)" }
            return String(decoding: UnsafeBufferPointer(rebasing: buffer[0..<Int(length)]), as: UTF8.self)
        }
    }

    /// What stands in for the address of no bytes; never read or written.
    nonisolated(unsafe) fileprivate static let noBytes = UnsafePointer(
        UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
}

extension PatternCode {
    /// One search: what its matches write to.
    struct Search: ~Copyable {
        /// A match in the subject.
        struct Match {
            /// Where the group asked for stands; nil where it took no part.
            var group: Range<Int>?
            /// Where the next match may begin; past the end where there can be none.
            var next: Int
        }

        enum Step {
            case matched(Match)
            case none
            case limitExceeded(PatternLimit)
            case failed(Int)
        }

        private let code: OpaquePointer
        private let subject: UnsafeBufferPointer<UInt8>
        private let data: OpaquePointer?
        private let context: OpaquePointer?
        /// The compiled pattern's stack, once the 32 KiB it takes of the thread's were not enough.
        private var stack: OpaquePointer?

        fileprivate init(_ code: OpaquePointer, subject: UnsafeBufferPointer<UInt8>) {
            self.code = code
            self.subject = subject
            data = pcre2_match_data_create_from_pattern_8(code, nil)
            context = pcre2_match_context_create_8(nil)
            guard let context else { return }
            pcre2_set_depth_limit_8(context, PatternLimits.depth)
            pcre2_set_heap_limit_8(context, PatternLimits.heapKibibytes)
        }

        deinit {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
            pcre2_jit_stack_free_8(stack)
        }

        /// The first match from an offset on, within a number of backtracking steps.
        mutating func next(from start: Int, steps: Int, group: Int) -> Step {
            guard let data, let context else { return .failed(Int(PCRE2_ERROR_NOMEMORY)) }
            pcre2_set_match_limit_8(context, UInt32(clamping: steps))
            var result = match(from: start, data, context)
            if result == PCRE2_ERROR_JIT_STACKLIMIT, stack == nil {
                stack = pcre2_jit_stack_create_8(32_768, PatternLimits.stackBytes, nil)
                guard let stack else { return .failed(Int(PCRE2_ERROR_NOMEMORY)) }
                pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
                result = match(from: start, data, context)
            }
            guard result > 0 else { return Self.step(ofError: result) }
            guard let offsets = pcre2_get_ovector_pointer_8(data) else { return .none }
            // `\K` in an odd place can make a match end before it begins; such a one is no match.
            guard offsets[0] <= offsets[1] else { return .none }
            // PCRE2_UNSET, the offset of a group that took no part, reads as -1.
            let isSet = group < Int(result) && offsets[2 * group] >= 0 && offsets[2 * group] <= offsets[2 * group + 1]
            let found = isSet ? offsets[2 * group]..<offsets[2 * group + 1] : nil
            // A match that does not get past `start` is empty; the next one begins at the next code point.
            let next = offsets[1] > start ? offsets[1] : after(start)
            return .matched(Match(group: found, next: next))
        }

        private borrowing func match(from start: Int, _ data: OpaquePointer, _ context: OpaquePointer) -> Int32 {
            // The text is well-formed UTF-8 (UTF8Span) and `start` lies between code points, so it is not checked again.
            pcre2_match_8(
                code, subject.baseAddress ?? PatternCode.noBytes, subject.count, start, PCRE2_NO_UTF_CHECK, data,
                context)
        }

        private borrowing func after(_ offset: Int) -> Int {
            var next = offset + 1
            while next < subject.count, subject[next] & 0xC0 == 0x80 { next += 1 }
            return next
        }

        private static func step(ofError error: Int32) -> Step {
            switch error {
            case PCRE2_ERROR_NOMATCH: .none
            case PCRE2_ERROR_MATCHLIMIT: .limitExceeded(.match)
            case PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_RECURSELOOP: .limitExceeded(.depth)
            case PCRE2_ERROR_HEAPLIMIT: .limitExceeded(.heap)
            case PCRE2_ERROR_JIT_STACKLIMIT: .limitExceeded(.stack)
            default: .failed(Int(error))
            }
        }
    }
}
