"""Everything that goes out and comes in: JSON of all the user's data, CSV of applications."""
