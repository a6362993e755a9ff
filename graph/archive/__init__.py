"""Taking a text in: from a file of any kind to a source with every sentence open."""
