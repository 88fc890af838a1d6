"""Structure found in a text: titles, metadata, speakers, turns, sections, repeats, noise; all proposals."""
