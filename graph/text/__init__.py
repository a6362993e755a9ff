"""What is in a text: characters, words, sentences, quotation marks, numbers, dates."""
