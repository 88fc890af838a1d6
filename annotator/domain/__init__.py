"""Values and rules of the trade: no files, no database, no window; standard library only."""
