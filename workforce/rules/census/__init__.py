"""The DfE children's social work workforce census (CSWW): its fields, layouts, rules and file."""
