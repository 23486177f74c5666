"""Sync with the user's own Postgres database (docs/adr/0033-sync.md)."""
