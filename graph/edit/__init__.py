"""Changes to the files of records: new ones, ids that are missing, order and layout."""
