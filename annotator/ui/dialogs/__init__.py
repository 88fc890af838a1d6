"""Dialogs: import, export, the palette of commands, the sheet of keys."""
