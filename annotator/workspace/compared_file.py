"""A file as a transcript to compare with, which the project need not have: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.errors import UnreadableFile
from annotator.domain.progress import Progress, silent
from annotator.domain.transcript import Transcript, text_hash
from annotator.editing.structure import asides_of, named_turns
from annotator.language import mark
from annotator.workspace.comparing import Comparing
from annotator.workspace.importing import Candidate, look_at

_SHARE_OF_READING = 0.3


def compare_with_file(
    first: AnnotatedTranscript, path: Path, progress: Progress = silent
) -> tuple[Comparing, AnnotatedTranscript]:
    """The comparison with what stands in a file, and that as a transcript; of several the most alike one.

    Raises ``UnreadableFile`` where the file cannot be read or has no words, ``Cancelled`` from ``progress``.
    """
    candidate = look_at(path, progress=lambda share: progress(_SHARE_OF_READING * share))
    if candidate.error is not None:
        raise candidate.error
    others = [other for other in _transcripts(candidate) if other.text.strip()]
    if not others:
        raise UnreadableFile(mark("{path} holds no words to compare with."), path=path.name)
    found = []
    for number, other in enumerate(others):

        def compared(share: float, number: int = number) -> None:
            whole = (number + share) / len(others)
            progress(_SHARE_OF_READING + (1 - _SHARE_OF_READING) * whole)

        found.append((Comparing(first, other, compared), other))
    return max(found, key=lambda one: (one[0].comparison.in_runs, one[0].comparison.likeness))


def _transcripts(candidate: Candidate) -> Iterator[AnnotatedTranscript]:
    """What stands in a file, as it would be after an import."""
    source = candidate.source
    assert source is not None
    for number, reading in enumerate(candidate.readings, 1):
        text = source.text[reading.start : reading.end]
        identity, name = f"file:{number}", candidate.path.name
        yield AnnotatedTranscript(
            Transcript(identity, name, text_hash(text), len(text), name, source.encoding, source.newline),
            text,
            asides=tuple(asides_of(reading, identity)),
            turns=tuple(named_turns(reading, source.text, identity)),
        )
