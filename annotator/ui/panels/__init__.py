"""The tagging panel and what belongs to it: speakers, topics, claims, the card, the codebook, the matrix."""
