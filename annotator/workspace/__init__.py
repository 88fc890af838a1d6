"""What is open, selected and undoable, and the one door for change."""
