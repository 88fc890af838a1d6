"""The lines of a text and what is told of them one by one: the page they make, fields, repeats, extents."""
