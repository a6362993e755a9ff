"""The graph as Python has it: questions as methods, answers for notebooks, a picture."""
