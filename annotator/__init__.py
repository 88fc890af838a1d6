"""Annotator turns messy transcripts into clean, attributed, claim-annotated datasets."""

__version__ = "0.1.0"
