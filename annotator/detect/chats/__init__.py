"""Heads that services write over every message: chats, clocked heads, recognisers."""
