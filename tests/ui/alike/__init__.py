"""Fixing all like this, in the window."""
