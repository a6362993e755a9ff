"""Tables of statements that a newsroom has kept: brought in as sources, row by row."""
