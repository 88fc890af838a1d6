"""The list of the project's transcripts."""
