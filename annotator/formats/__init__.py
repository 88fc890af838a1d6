"""Files in: one module per file format, and the registry of all of them."""
