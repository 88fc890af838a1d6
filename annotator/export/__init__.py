"""Datasets out: a dataset becomes records, a writer writes them, and the result checks itself."""
