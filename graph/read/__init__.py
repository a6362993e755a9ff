"""From the files of a corpus to records, each by itself, or problems with file and line."""
