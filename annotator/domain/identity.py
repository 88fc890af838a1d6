"""Identities and times, made by the application so that undoing a removal restores the same thing."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32, lower case

Timestamp = str
"""A moment in UTC as ISO 8601 with milliseconds, ``2026-01-31T08:00:00.000Z``: sorts as text."""


def new_id() -> str:
    """A new identity of 16 characters that sorts by its time of creation.

    Nine characters hold milliseconds since 1970, seven are random (35 bits), so projects of
    several annotators can be merged without clashes.
    """
    stamp = (time.time_ns() // 1_000_000) << 35 | secrets.randbits(35)
    return "".join(_ALPHABET[stamp >> shift & 31] for shift in range(75, -1, -5))


def now() -> Timestamp:
    """This moment."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
