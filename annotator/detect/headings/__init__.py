"""Headings: told by their marks, by counting on, by the company they keep; and tables of contents."""
