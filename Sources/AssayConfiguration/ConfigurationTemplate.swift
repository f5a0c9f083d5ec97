/// The annotated file that `assay config init` writes: every key with its default.
///
/// It reads to the defaults but for what it recommends: `routing.default` sends unknown data sources to `general`, and
/// `verifiers.ocr.lower_bound` pays nothing for text that agrees by chance.
public enum ConfigurationTemplate {
    /// The file's text.
    public static let text = #"""
        # The configuration of Assay. Every key may be left out; what stands here is its default unless a comment says
        # otherwise. `assay config check FILE` finds mistakes, `kill -HUP` reads the file again.

        # Where the daemon answers: HOST:PORT, [IPv6]:PORT or unix:/path.
        listen: ["127.0.0.1:8787"]

        # The permissions of Unix sockets.
        unix_mode: "0600"

        # A file of NAME:TOKEN lines (chmod 600); ASSAY_TOKENS in the environment may hold some too. Address ranges, and
        # unix for the clients of Unix sockets, count as a token. Once there is one of these, everything but /healthz and
        # /readyz needs it; an address that other machines reach is not listened on without.
        tokens_file: null
        allow_from: []

        # How much a token may ask for, by its name, default for all others; beyond it 429. 0: no such limit.
        token_limits: {}
        # token_limits:
        #   default: {max_in_flight: 256, requests_per_minute: 0}

        limits:
          max_body_bytes: 1073741824        # a request
          max_row_bytes: 104857600          # one rollout as JSON, and the body of /v1/score
          max_response_bytes: 10485760      # one response; a longer one scores 0 as limit:response_bytes
          max_rows: 1000000                 # rollouts in a batch
          max_in_flight_bytes: 2147483648   # request bodies in memory; beyond it 503, the trainers' doors wait
          max_in_flight_requests: 4096      # being answered, those that wait for a judge apart; beyond it the same
          max_requests_per_connection: 100000
          max_connections: 20000            # further ones wait
          max_connections_per_peer: 0       # of one IP address; further ones are answered 503; 0: no such limit

        # Replies of that many bytes and more are compressed for clients that accept it; 0: never.
        compress_over_bytes: 8192

        # Milliseconds from a request's last byte to its verdict, by door; then of the server itself.
        deadlines_ms:
          native: 60000
          openrlhf: 170000                  # the client gives up after 180 s
          slime: 110000                     # the client gives up after 120 s
          gym: 600000
          head: 10000                       # the head of a request
          idle: 75000                       # a connection without a request
          grace: 30000                      # from the signal to stop until what is in flight is given up

        # data_source: verifier, or {verifier: NAME, options: {...}}. The verifiers' own data sources need no line here.
        routing:
          default: general                  # recommended; without it an unknown data source is the caller's mistake
          # geometry3k: {verifier: math, options: {layout: think}}

        # Options per verifier, below those of a route and of a rollout: `assay verifiers NAME` lists them.
        verifiers:
          ocr: {lower_bound: 0.3}           # recommended for training: text that agrees by chance earns nothing

        # What a failed format component does: gate (score 0), {subtract: WEIGHT}, or off.
        components:
          structure: gate
          language_mix: gate
          repetition: gate
          box_in_non_verifiable: gate
          # Length and repetition, for trainers that shape by them; docs/scoring.md has the formulas. Lengths are those of
          # the whole response in characters, bytes or tokens (`response_tokens` of the rollout).
          overlong: off                     # {subtract: 1, max_length: 20480, cache: 4096, unit: tokens}
          cosine_length: off                # {max_length: 16384, unit: tokens, correct: [1, 0.5], wrong: [0, 0], exceeded: 0}
          ngram_repetition: off             # {subtract: 0.1, size: 3, split: white_space, answers: all}

        # Taken off the end of a response, any number of them, and reported.
        stop_tokens:
          - "<|user|>"
          - "<|assistant|>"
          - "<|observation|>"
          - "<|system|>"
          - "<|endoftext|>"
          - "<|im_end|>"
          - "<|eot_id|>"
          - "<|end_of_text|>"
          - "</s>"

        # Extraction patterns (PCRE2) by name, for `extraction: pattern:NAME`; from here only, never from a request.
        patterns: {}
        # patterns:
        #   last_line: '(?<answer>[^\n]+)\s*\z'

        # The trainers' protocols: the verifier where a request names none, options, and what the client is told of a row
        # without a score (zero, error; null where the protocol has it).
        doors:
          openrlhf: {verifier: math, options: {extraction: auto}, on_invalid: zero, on_failed: error}
          slime: {verifier: math, options: {extraction: auto}, on_invalid: zero, on_failed: error}
          gym: {verifier: math, ground_truth_field: expected_answer, on_invalid: zero, on_failed: mask}

        # LLM judges for what rules cannot decide.
        judges: []

        # The score of what rules can prove neither right nor wrong: zero, or null.
        on_undecided: zero

        # A data source whose last rollouts are mostly format_violation or no_answer is logged and shown in /metrics:
        # mostly a trainer that strips special tokens, or a wrong layout. `format_alarm: off` says nothing.
        format_alarm:
          max_share: 0.8                    # of the window
          window: 512                       # rollouts of one data source
          min_rollouts: 128                 # before anything is said
          max_data_sources: 256             # watched one by one; all others together

        # Every verdict as rotating NDJSON: a folder, or a mapping.
        record: null
        # record:
        #   directory: /var/lib/assay/record
        #   rollouts: false                 # true: prompt, response and ground truth too
        #   max_file_bytes: 268435456
        #   max_files: 16                   # the oldest is removed
        #   max_queued_bytes: 67108864      # waiting for the disk; more is dropped and counted

        # 32 random bytes that replicas share, made with mode 0600 on first start. null draws one for each process.
        secret_file: null

        log:
          level: info                       # error, warning, info, debug
          format: json                      # json, text

        """#
}
