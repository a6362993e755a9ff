"""The graph in the formats and languages of other tools."""
