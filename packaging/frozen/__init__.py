"""What the build puts into the program's folder, and what it says about it."""
