"""Client of Assay, the reward verifier service."""
