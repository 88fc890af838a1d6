"""Triggers that keep a source text from being changed by anybody, this program included.

SQLite's dialect; another database states the same rule in its own words.
"""

from __future__ import annotations

from sqlalchemy import DDL, event

from annotator.store.schema import texts, transcripts

_CHANGE_OF_TEXT = "NEW.id <> OLD.id OR NEW.text_sha256 <> OLD.text_sha256 OR NEW.characters <> OLD.characters"
_SAME_TEXT = "EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.sha256)"
_SAME_TRANSCRIPT = "EXISTS (SELECT 1 FROM transcripts WHERE id = NEW.id)"
_LENGTH_OF_TEXT = "(SELECT characters FROM texts WHERE sha256 = NEW.text_sha256)"


def _refusal(sentence: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"


_GUARDS = {
    "texts_are_never_changed": (
        texts,
        f"BEFORE UPDATE ON texts {_refusal('a source text never changes')}",
    ),
    "texts_are_never_removed": (
        texts,
        f"BEFORE DELETE ON texts {_refusal('a source text is never removed')}",
    ),
    # REPLACE removes the old row without asking the triggers above, unless recursive_triggers is on
    "texts_are_never_replaced": (
        texts,
        f"BEFORE INSERT ON texts WHEN {_SAME_TEXT} {_refusal('a source text never changes')}",
    ),
    "transcripts_keep_their_text": (
        transcripts,
        (
            f"BEFORE UPDATE OF id, text_sha256, characters ON transcripts WHEN {_CHANGE_OF_TEXT} "
            f"{_refusal('a transcript keeps its source text')}"
        ),
    ),
    "transcripts_are_never_replaced": (
        transcripts,
        (
            f"BEFORE INSERT ON transcripts WHEN {_SAME_TRANSCRIPT} "
            f"{_refusal('there is a transcript with this id already')}"
        ),
    ),
    "transcripts_fit_their_text": (
        transcripts,
        (
            f"BEFORE INSERT ON transcripts WHEN NEW.characters <> {_LENGTH_OF_TEXT} "
            f"{_refusal('a transcript is as long as its source text')}"
        ),
    ),
}

GUARD_NAMES = frozenset(_GUARDS)

for _name, (_table, _rule) in _GUARDS.items():
    event.listen(
        _table,
        "after_create",
        DDL(f"CREATE TRIGGER {_name} {_rule}").execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
    )
