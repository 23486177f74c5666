"""What the release check does with the frozen program."""
