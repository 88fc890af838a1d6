"""What people have decided about a text, and reading it again so that it is obeyed."""
