"""Correcting by choosing: the list at words that look wrong, and the history of a place."""
