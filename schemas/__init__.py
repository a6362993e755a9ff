"""What may be recorded: the models of all records, and nothing that reads or writes them."""
