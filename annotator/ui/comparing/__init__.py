"""Two transcripts of one recording beside each other, and what the one takes over from the other."""
