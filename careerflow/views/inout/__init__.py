"""Dialogs for what goes out of the program and comes into it."""
