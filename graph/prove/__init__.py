"""From records to a checked corpus: quotes, references, dates, judgements, coverage."""
