"""Sync in the window: connecting, how it stands, and what was changed on both sides."""
