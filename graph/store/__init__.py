"""Checked records, kept for the next question in one SQLite file."""
