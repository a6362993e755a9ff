"""What a command line may say, and what a shell offers for it."""
