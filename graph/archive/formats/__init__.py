"""The kinds of file that a source may come in, one module for each that is read."""
