"""What nobody says: noise, captions, interface words, the tail, pull quotes, personal data."""
