"""What of the store is synchronised, as cells (docs/adr/0033-sync.md): marked, stamped, merged."""
