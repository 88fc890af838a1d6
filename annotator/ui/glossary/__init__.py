"""The glossary in the window: its terms, their sounds and misheard spellings, and lists of them."""
