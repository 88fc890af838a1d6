"""The verbs: every change to a project is one of these edits, and has an inverse."""
