"""The character error rates of a project."""
