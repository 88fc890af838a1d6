"""Which corrections are worth remembering: a word for a word, misheard and not merely tidied up."""

from __future__ import annotations

from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin
from annotator.domain.project import LONGEST_TERM
from annotator.domain.suggestion import SuggestionKind

_TIDIED = frozenset(
    {
        CorrectionKind.FILLER,
        CorrectionKind.REPETITION,
        CorrectionKind.PUNCTUATION,
        CorrectionKind.UNCLEAR,
    }
)
_TIDIED_BY = frozenset({SuggestionKind.PARTICLE, SuggestionKind.PRONOUN, SuggestionKind.WIDTH})


def teaches(correction: Correction) -> bool:
    """Whether anything was misheard there, and not merely tidied up."""
    return correction.kind not in _TIDIED and correction.rule not in _TIDIED_BY


def remembered_pair(correction: Correction, source: str) -> tuple[str, str] | None:
    """Heard and meant of a correction of the text ``source``; nothing where it teaches nothing.

    What was cleaned teaches nothing: a pronoun is not wrong because another one was. Nor do single
    characters that were taken over from another transcript, where nobody chose which words they stand for.
    """
    size = max(correction.end - correction.start, len(correction.replacement))
    if correction.is_insertion or not correction.replacement or size > LONGEST_TERM:
        return None
    if not teaches(correction):
        return None
    heard, meant = source[correction.start : correction.end].strip(), correction.replacement.strip()
    if correction.origin is CorrectionOrigin.IMPORT and len(heard) < 2:
        return None
    return (heard, meant) if _is_of_words(heard) and _is_of_words(meant) else None


def _is_of_words(text: str) -> bool:
    return any(c.isalnum() for c in text) and "\n" not in text
