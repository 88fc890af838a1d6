"""What ``inspect`` and ``formats`` tell a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.cli.columns import in_columns
from annotator.domain.line_numbers import LineNumbers
from annotator.domain.reading import Reading, SourceFile
from annotator.language import translate, translate_count
from annotator.workspace.reading_words import SHAPES, said_evidence, said_field


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


def said_formats(entries: Sequence[FormatEntry]) -> Iterator[str]:
    """The formats for a person: a row each, and under it what is lost."""
    directions = {"read": translate("read"), "write": translate("write")}
    headings = (translate("Read/write"), translate("Format"), translate("Suffixes"), translate("What it is"))
    rows = [(directions[e.direction], e.name, " ".join(e.suffixes), e.description) for e in entries]
    first, *lines = in_columns(headings, rows)
    yield first
    for entry, line in zip(entries, lines, strict=True):
        yield line
        for loss in entry.losses:
            yield f"    - {loss}"


def described(source: SourceFile, readings: Sequence[Reading]) -> Iterator[str]:
    """How a file would be imported, in lines for a person."""
    yield f"{source.path} · {source.encoding} · {source.newline}"
    for reading in readings:
        yield ""
        yield from _described(source, reading)


def _described(source: SourceFile, reading: Reading) -> Iterator[str]:
    size = translate_count("{count} character", "{count} characters", reading.end - reading.start)
    yield f"{reading.title or translate('(no title)')} · {translate(SHAPES[reading.shape])} · {size}"
    for key, value in reading.metadata.items():
        yield f"  {said_field(key)}: {value if isinstance(value, str) else ' | '.join(value)}"
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
    yield from _proposed(source, reading)


def _proposed(source: SourceFile, reading: Reading) -> Iterator[str]:
    """What a person may want to look at, with the line where it stands."""
    lines = LineNumbers(source.text)
    for rejected in reading.rejected:
        yield "  " + translate("line {line}: not taken: {text} ({why})").format(
            line=lines.of(rejected.start), text=rejected.text, why=said_evidence(rejected.why)
        )
    for cue in reading.cues:
        name = cue.name or translate("somebody else")
        yield "  " + translate("line {line}: {name} may speak from here ({why})").format(
            line=lines.of(cue.start),
            name=name,
            why=said_evidence(cue.evidence),
        )
    for quoted in reading.quotes:
        yield "  " + translate("line {line}: {name} is quoted").format(
            line=lines.of(quoted.start), name=quoted.name
        )
    for same in reading.same:
        yield "  " + translate("{name} may be {other} ({why})").format(
            name=same.name, other=same.same_as, why=said_evidence(same.evidence)
        )
    for warning in reading.warnings:
        yield "  " + translate("line {line}: personal data: {text}").format(
            line=lines.of(warning.start), text=warning.text
        )
    if reading.unplaced:
        count = len(reading.unplaced)
        yield "  " + translate_count(
            "{count} stretch of speech that no rule could place",
            "{count} stretches of speech that no rule could place",
            count,
        )
