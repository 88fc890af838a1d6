"""What ``inspect`` and ``formats`` tell a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.reading import Reading, SourceFile
from annotator.language import translate, translate_count


@dataclass(frozen=True, slots=True)
class FormatEntry:
    """A line of ``formats``: ``direction`` is ``read`` or ``write``."""

    direction: str
    name: str
    suffixes: tuple[str, ...]
    description: str
    losses: tuple[str, ...]


def format_list() -> list[FormatEntry]:
    """Everything that can be read and written, in the language in use."""
    from annotator.export.registry import FORMATS as WRITTEN
    from annotator.formats.registry import FORMATS as READ
    from annotator.formats.registry import SUFFIXES

    reading = [
        FormatEntry(
            "read",
            name,
            tuple(suffix for suffix, of in SUFFIXES.items() if of == name),
            translate(form.title),
            (translate(form.losses),),
        )
        for name, form in READ.items()
    ]
    writing = [
        FormatEntry("write", form.name, form.suffixes, translate(form.description), form.losses_shown())
        for form in WRITTEN.values()
    ]
    return reading + writing


def described(source: SourceFile, readings: Sequence[Reading]) -> Iterator[str]:
    """How a file would be imported, in lines for a person."""
    yield f"{source.path} · {source.encoding} · {source.newline}"
    for reading in readings:
        yield ""
        yield from _described(source, reading)


def _described(source: SourceFile, reading: Reading) -> Iterator[str]:
    size = translate_count("{count} character", "{count} characters", reading.end - reading.start)
    yield f"{reading.title or translate('(no title)')} · {reading.shape} · {size}"
    for key, value in reading.metadata.items():
        yield f"  {key}: {value if isinstance(value, str) else ' | '.join(value)}"
    yield f"  {translate_count('{count} speaker', '{count} speakers', len(reading.speakers))}"
    for speaker in reading.speakers:
        turns = sum(1 for turn in reading.turns if speaker.name in (turn.speaker, *turn.also))
        about = " · ".join(part for part in (speaker.affiliation, speaker.role) if part)
        counted = translate_count("{count} turn", "{count} turns", turns)
        yield f"    {speaker.name}{f' ({about})' if about else ''}: {counted}"
    yield f"  {translate_count('{count} section', '{count} sections', len(reading.sections))}"
    for section in reading.sections:
        yield f"    {'  ' * (section.level - 1)}{section.title}"
    asides = len(reading.repeats) + len(reading.noise)
    yield f"  {translate_count('{count} repeat or noise', '{count} repeats and noise', asides)}"
    for rejected in reading.rejected:
        line = source.text.count("\n", 0, rejected.start) + 1
        yield "  " + translate("line {line}: not taken: {text} ({why})").format(
            line=line, text=rejected.text, why=rejected.why
        )
