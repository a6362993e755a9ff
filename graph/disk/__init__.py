"""What every room does with files: it stays inside the folder that was named, and writes whole."""
