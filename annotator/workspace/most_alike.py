"""Which other transcript is likely to be of the same recording: the one that has most words in common."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.summary import TranscriptSummary
from annotator.text.compared_text import spoken
from annotator.workspace.workspace import Workspace

_LOOKED_AT = 12_000
"""Characters of a text; two of one recording begin alike somewhere in there."""
_MOST = 1_500_000
"""Characters of all texts that are looked at before the window is up."""
_RUN = 5
_BY_CHANCE = 0.05


def most_alike(workspace: Workspace, summaries: Sequence[TranscriptSummary], first_id: str) -> str:
    """The transcript that shares most with the first; else the one that is most nearly as long.

    The first itself where there is no other. Texts alone are read, nothing is loaded.
    """
    lengths = {s.transcript.id: s.transcript.characters for s in summaries}
    others = [s.transcript for s in summaries if s.transcript.id != first_id]
    as_long = min(
        (one.id for one in others),
        key=lambda one: abs(lengths[one] - lengths.get(first_id, 0)),
        default=first_id,
    )
    if first_id not in lengths or len(others) < 2:
        return as_long
    with workspace.reading() as reader:
        runs = {
            one.transcript.id: _runs(reader.text(one.transcript.text_sha256))
            for one in summaries[: _MOST // _LOOKED_AT]
        }
    of_first = runs.get(first_id, frozenset())
    shares = {one: _share(of_first, found) for one, found in runs.items() if one != first_id}
    best = max(shares, key=lambda one: shares[one], default=as_long)
    return best if shares.get(best, 0.0) > _BY_CHANCE else as_long


def _runs(text: str) -> frozenset[str]:
    said = spoken(text[:_LOOKED_AT])
    return frozenset(said[at : at + _RUN] for at in range(len(said) - _RUN + 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text the longer one has."""
    return len(one & other) / max(1, min(len(one), len(other)))
