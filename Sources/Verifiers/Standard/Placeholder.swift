// Lists the verifiers.
