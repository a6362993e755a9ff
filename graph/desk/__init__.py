"""The local server: a corpus as a live page, and every question as JSON."""
