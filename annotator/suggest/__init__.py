"""Proposals to correct what a recogniser misheard."""
