"""What schemathesis has to know beside /openapi.json; `./dev test-hostile` names this module."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def json_lines(context, value):
    """A body of JSON Lines from what the schema of the whole body makes."""
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "surrogatepass")


@schemathesis.hook
def filter_case(context, case):
    """HTTP ignores unknown fields (RFC 9110 section 5.1) and answers unknown methods 501 (section 9.1); unknown members of a
    query are passed over; to a stream any bytes may be sent, what is no row is invalid alone."""
    if case.path.endswith("/stream") and not isinstance(case.body, (str, bytes)):
        return False
    known = {parameter.name for parameter in case.operation.query}
    return (
        "x-schemathesis-unknown-property" not in (case.headers or {})
        and case.method.upper() != "QUERY"
        and set(case.query or {}) <= known
    )
