"""What records and answers look like, as JSON Schemas (draft 2020-12)."""
