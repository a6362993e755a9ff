"""Known claims found in archives that nobody has read yet."""
