"""How answers, problems and progress look."""
