"""The order in which a text is read: records apart, then one finder after another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from annotator.detect.asides.captions import read_captions
from annotator.detect.asides.noise import drop_edges, drop_marks, drop_teaser
from annotator.detect.asides.personal_data import find_personal_data
from annotator.detect.asides.quotes import find_quotes
from annotator.detect.asides.tail import dismiss_ends, without_signatures
from annotator.detect.chats.machine_heads import drop_machine_heads
from annotator.detect.chats.messages import read_chat
from annotator.detect.chats.timed_heads import read_timed_heads
from annotator.detect.cues import find_cues, left_open
from annotator.detect.front.called import Called, called_in, fields_of, met_by_now, with_posts
from annotator.detect.front.cards import cards_of
from annotator.detect.front.front_lines import Front, read_front
from annotator.detect.front.head_lines import take_head_lines
from annotator.detect.front.legends import read_legend
from annotator.detect.front.present import present_in
from annotator.detect.front.records import Record, RecordField, records_of
from annotator.detect.front.roster import read_roster
from annotator.detect.front.titles import title_above
from annotator.detect.headings.contents import drop_contents, drop_early_contents
from annotator.detect.headings.examinations import read_examinations
from annotator.detect.headings.glued_headings import find_glued
from annotator.detect.headings.report_heads import report_heads
from annotator.detect.headings.run_in_heads import read_run_in, run_in_heads
from annotator.detect.headings.run_together import run_together
from annotator.detect.headings.show_notes import over_talk, show_notes
from annotator.detect.headings.speaker_headings import read_headings
from annotator.detect.headings.subheads import find_subheads
from annotator.detect.labels.all_labels import find_labels
from annotator.detect.labels.angle_turns import read_angles
from annotator.detect.labels.early_labels import EarlyLabels, open_early, read_early
from annotator.detect.labels.hearing import NO_TALK
from annotator.detect.labels.list_turns import ended_in_lists
from annotator.detect.labels.noted_fields import read_noted
from annotator.detect.labels.people_over_items import people_over_items
from annotator.detect.labels.signed_heads import read_signed
from annotator.detect.lines.extents import sections_of, turns_of, unattributed, unplaced
from annotator.detect.lines.facts import Facts
from annotator.detect.lines.fields import is_summary_field, is_title_field, with_field
from annotator.detect.lines.page import Page, lines_of
from annotator.detect.lines.repeats import find_copies
from annotator.detect.lines.segments import segments_of
from annotator.detect.lines.shapes import shape_of
from annotator.detect.lines.speakers import Speakers, told_apart_by_title
from annotator.detect.prose.few_labels import (
    is_told_around,
    is_told_beside,
    may_be_of_report,
    may_stand_in_report,
)
from annotator.detect.prose.quoting import cited_turns, find_quoted
from annotator.detect.prose.telling import Prose, read_prose
from annotator.detect.rulings.headings_ruled import title_on
from annotator.detect.rulings.obeying import Obeying
from annotator.detect.rulings.ruled import Ruled, ruled_by
from annotator.detect.same_speaker import find_same
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.voices import Voice
from annotator.domain.collecting import nothing_collected
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import FoundCue, FoundNoise, FoundRepeat, FoundTurn, Reading, Shape, SourceFile
from annotator.domain.ruling import Ruling
from annotator.domain.transcript import SegmentKind


def read_structure(
    source: SourceFile,
    rulings: Sequence[Ruling] = (),
    *,
    progress: Progress = silent,
    facts: Facts | None = None,
) -> tuple[Reading, ...]:
    """How the file reads: one reading for each transcript in it, at least one, in text order.

    ``rulings`` are what a person has decided about it, offsets counted in the whole text; a
    label pattern among them that makes no sense raises ``BadPattern``.

    ``facts`` goes from one reading of a text to the next, which then takes less time.

    Takes time in proportion to the text. ``progress`` may raise ``Cancelled``, which passes through.
    """
    with nothing_collected():
        return _readings(source.text, ruled_by(rulings), progress, facts or Facts())


def _readings(text: str, ruled: Ruled, progress: Progress, facts: Facts) -> tuple[Reading, ...]:
    progress(0.0)
    lines = facts.of(lines_of)[text]
    progress(0.1)
    talk = ruled.talk_among(lines)
    records = records_of(text, lines, talk, facts)
    if not records:
        readings = _conversations(
            Page(text, 0, len(text), lines, facts), ruled, cards_of(lines, talk), progress
        )
    else:
        readings, met = [], tuple[Called, ...]()
        for i, record in enumerate(records):
            start = 0 if i == 0 else lines[record.first].start
            end = len(text) if i + 1 == len(records) else lines[records[i + 1].first].start
            page = Page(text, start, end, lines[record.first : record.stop], facts)
            reading = _read_record(page, ruled, record, met)
            speakers = with_posts(reading.speakers, met)
            readings.append(replace(reading, speakers=speakers) if speakers != reading.speakers else reading)
            met = met_by_now(met, readings[-1].speakers)
            progress(0.1 + 0.9 * (i + 1) / len(records))
    progress(1.0)
    return tuple(readings)


def _conversations(page: Page, ruled: Ruled, cards: Sequence[int], progress: Progress) -> list[Reading]:
    """The readings of a text that is no record: of all of it, or one for each of the ``cards`` at lines.

    Who is heard in one is known in those after it, as who asks is mostly the same.
    """
    if not cards:
        return [_read_page(page, ruled, _part(progress, 0.1, 1.0))]
    text, lines = page.text, page.lines
    places = [0, *cards[1:], len(lines)]
    starts = [0, *(lines[i].start for i in cards[1:]), len(text)]
    readings: list[Reading] = []
    heard: set[str] = set()
    for i in range(len(cards)):
        part = Page(text, starts[i], starts[i + 1], lines[places[i] : places[i + 1]], page.facts)
        share = 0.9 / len(cards)
        within = _part(progress, 0.1 + share * i, 0.1 + share * (i + 1))
        readings.append(_read_page(part, ruled, within, heard=heard))
        heard |= {speaker.name for speaker in readings[-1].speakers}
    return readings


def _part(progress: Progress, start: float, end: float) -> Progress:
    """A progress of its own for a part of the work."""

    def report(share: float) -> None:
        progress(start + share * (end - start))

    return report


def _read_page(page: Page, ruled: Ruled, progress: Progress, *, heard: Collection[str] = ()) -> Reading:
    """A text that is no record; ``heard`` are those who speak elsewhere in its file."""
    copies = _without_marks(page)
    obeying = Obeying(page, ruled)
    chat = read_chat(page)
    progress(0.2)
    with obeying.forms_in_view():
        early, signed, present = (EarlyLabels(), [], frozenset()) if chat.turns else _read_forms(page)
    notes = [] if chat.turns else show_notes(page)
    with obeying.talk_aside():
        front = read_front(page)
        front.metadata, above = drop_machine_heads(page, chat.metadata | front.metadata)
    drop_early_contents(page)
    drop_teaser(page)
    progress(0.3)
    with obeying.labels_in_view():
        run_in, heard_there = read_run_in(page)
        above += read_examinations(page) + run_in
        headings = read_headings(page, front.title, present)
        drop_contents(page, headings.sections)
        progress(0.4)
        opened = headings.turns + signed
        known = {voice.name for turn in opened for voice in turn.voices}.union(heard, heard_there)
        known |= {voice.name for voice in front.roster if not voice.generic} | read_timed_heads(page)
        known |= present.union(open_early(page, early), () if chat.turns else _told_by_legend(page, front))
        found = chat.turns or without_signatures(page, opened + _find_labels(page, known, ruled))
        turns = obeying.heard(found) if chat.turns else ended_in_lists(page, obeying.heard(found))
    progress(0.5)
    take_head_lines(page, turns)
    above = over_talk(page, notes, turns, above)
    sections = obeying.elsewhere(above + headings.sections) + find_quotes(page, turns)
    read_roster(page, front, {voice.name for turn in turns for voice in turn.voices})
    metadata = front.metadata if chat.turns else read_noted(page, front.metadata, turns)
    metadata = dismiss_ends(page, metadata, turns, sections)
    progress(0.6)
    shape = shape_of(page, turns)
    with obeying.places_in_view():
        heads = [] if turns else report_heads(page)
        called = called_in(fields_of(metadata))
        prose = _read_prose(page, (ruled.people, called), (obeying, shape, turns), _part(progress, 0.6, 0.9))
    if prose.turns:
        shape, turns = Shape.PROSE, obeying.within_paragraphs(turns)
        people = {voice.name for voice in prose.people} | {turn.voices[0].name for turn in prose.turns}
        sections += read_captions(page, people) + run_together(page)
    with obeying.places_in_view():
        sections += find_subheads(page, shape, turns, heads)
    sections += run_in_heads(page, turns, sections) + find_glued(page, prose.repeats) + prose.sections
    drop_edges(page, prose.repeats)
    front.metadata, turns, repeats = metadata, turns + prose.turns, copies + prose.repeats
    return _reading(page, obeying, Found(shape, front, turns, sections, repeats, prose, bool(chat.turns)))


def _read_forms(page: Page) -> tuple[EarlyLabels, list[TurnOpening], frozenset[str]]:
    """Labels that lines like them tell, turns under labels of an own form, and the names of those present."""
    present = present_in(page)
    early, signed = read_early(page), read_angles(page) or read_signed(page)
    return early, signed + people_over_items(page, present), present


def _told_by_legend(page: Page, front: Front) -> set[str]:
    """Whom a legend names; they are of the roster."""
    legend = read_legend(page)
    front.roster += legend
    return {voice.name for voice in legend}


def _without_marks(page: Page) -> list[FoundRepeat]:
    """Dismiss what is no speech whatever anybody says, and find the copies; done once for all readings."""

    def find() -> tuple[tuple[SegmentKind | None, ...], tuple[FoundNoise, ...], tuple[FoundRepeat, ...]]:
        drop_marks(page)
        copies = find_copies(page)
        return tuple(page.kinds), tuple(page.noise), tuple(copies)

    kinds, noise, copies = page.facts.once((_without_marks, page.start, page.end), find)
    page.kinds[:], page.noise[:] = kinds, noise
    return list(copies)


def _read_record(page: Page, ruled: Ruled, record: Record, met: Sequence[Called]) -> Reading:
    """A record: its longest field is the text, the others say what it is; ``met`` speak in those before."""
    front = Front()
    body = record.body
    sections: list[SectionOpening] = []
    for field in record.fields:
        if field is not body:
            front.metadata = with_field(front.metadata, field.key, field.value)
            sections += _aside_section(page, field, record.first)
        if is_title_field(field.key) and front.title is None:
            front.title = field.value or None
    drop_marks(page)
    front.title = front.title or title_above(page.lines[record.fields[0].first - record.first], page)
    obeying = Obeying(page, ruled)
    with obeying.places_in_view():
        headings = read_headings(page, None)
    first = body.first - record.first
    stop = body.stop - record.first
    for i in range(len(page.lines)):
        if page.is_free(i) and not first <= i < stop:
            page.take(i, SegmentKind.METADATA)
    with obeying.places_in_view():
        heads = report_heads(page)
        called = called_in((field.key, field.value) for field in record.fields if field is not body)
        prose = read_prose(page, known=ruled.people, called=[*called, *met], first_offset=body.value_start)
    drop_edges(page, prose.repeats, body.value_start)
    turns = obeying.turns + headings.turns + prose.turns
    with obeying.places_in_view():
        sections += find_subheads(page, Shape.RECORD, turns, heads)
    sections += headings.sections + prose.sections + find_glued(page, prose.repeats, body.value_start)
    sections += run_together(page, body.value_start)
    return _reading(page, obeying, Found(Shape.RECORD, front, turns, sections, prose.repeats, prose))


def _find_labels(page: Page, known: set[str], ruled: Ruled) -> list[TurnOpening]:
    """The turns that labels open; names that somebody said speak tell of others where nothing else does."""
    kinds, rejected = list(page.kinds), list(page.rejected)
    turns = find_labels(page, known)
    if turns and not ruled.names and may_be_of_report(page, turns):
        return _unless_told_around(page, turns, kinds)
    if turns or not ruled.names:
        return turns
    page.kinds[:], page.rejected[:] = kinds, rejected
    return find_labels(page, known | ruled.names)


def _unless_told_around(
    page: Page, turns: list[TurnOpening], before: list[SegmentKind | None]
) -> list[TurnOpening]:
    """The turns of a few labels, or none where all the text around them is a report."""
    kinds, noise, rejected = list(page.kinds), list(page.noise), list(page.rejected)
    page.kinds[:] = before
    told = read_prose(page).turns
    page.kinds[:], page.noise[:], page.rejected[:] = kinds, noise, rejected
    if not is_told_around(page, turns, told):
        return turns
    page.kinds[:] = before
    for turn in turns:
        place = page.line_at(turn.start)
        page.reject(place, turn.text_start - page.lines[place].text_start, NO_TALK)
    return []


def _read_prose(
    page: Page,
    people: tuple[Sequence[Voice], Sequence[Called]],
    found: tuple[Obeying, Shape, Sequence[TurnOpening]],
    progress: Progress,
) -> Prose:
    """What running prose gives, where nobody else was ``found`` or a few whom labels open, as ruled perhaps.

    Where labels open more turns than are told, the text is a conversation and there is none.
    """
    obeying, shape, turns = found
    is_ruled = obeying.are_ruled(turns)
    if not (shape is Shape.PLAIN or is_ruled or may_stand_in_report(page, turns)):
        return Prose()
    kinds, rejected, noise = list(page.kinds), list(page.rejected), list(page.noise)
    prose = read_prose(page, known=people[0], called=people[1], progress=progress)
    if not turns or (len(prose.turns) >= len(turns) if is_ruled else is_told_beside(turns, prose.turns)):
        return prose
    page.kinds[:], page.rejected[:], page.noise[:] = kinds, rejected, noise
    return Prose()


def _aside_section(page: Page, field: RecordField, first: int) -> list[SectionOpening]:
    """The section that a field of many lines is; the heads in its list are found as all others are."""
    lines = page.lines[field.first - first : field.stop - first]
    if len(lines) < 4 or not is_summary_field(field.key):
        return []
    return [SectionOpening(lines[0].start, field.key, 1)]


@dataclass
class Found:
    """What the finders have found in a page, before it is put together."""

    shape: Shape
    front: Front
    turns: list[TurnOpening]
    sections: list[SectionOpening]
    repeats: list[FoundRepeat]
    prose: Prose
    is_chat: bool = False
    """Whether a service wrote the names, always alike."""


def _always_apart(_name: str, _other: str) -> bool:
    return True


def _obeyed(page: Page, obeying: Obeying, found: Found) -> None:
    """Let what a person has decided have the last word."""
    roster = [*found.front.roster, *found.prose.people]
    found.turns = told_apart_by_title(found.turns)
    found.turns = obeying.settled_turns(found.turns, found.sections, roster)
    front = found.front
    if front.title is None and (ruled := obeying.title_ruled()) is not None:
        front.title, front.title_line = title_on(page, ruled), ruled
    found.sections = obeying.settled_sections(found.sections, front.title_line)
    found.repeats = obeying.settled_repeats(found.repeats)
    obeying.settle_lines()
    if not obeying.keeps_title(front.title_line):
        front.title = None


def _reading(page: Page, obeying: Obeying, found: Found) -> Reading:
    _obeyed(page, obeying, found)
    turns, front = found.turns, found.front
    roster = [obeying.called(voice) for voice in [*front.roster, *found.prose.people]]
    apart = _always_apart if found.is_chat else obeying.tells_apart
    speakers = Speakers(turns, roster, apart)
    named = obeying.with_aliases(speakers.found())
    found_turns = turns_of(page, turns, speakers)
    if found.shape in (Shape.LABELLED, Shape.NOTES):
        found_turns = unattributed(page, found_turns)
    quotes = find_quoted(page, found_turns, named, found.shape)
    cited = cited_turns(page, found_turns, quotes)
    if cited:
        turns = [*turns, *cited]
        speakers = Speakers(turns, roster, apart)
        named = obeying.with_aliases(speakers.found())
        found_turns = turns_of(page, turns, speakers)
        quotes = find_quoted(page, found_turns, named, found.shape)
    return Reading(
        page.start,
        page.end,
        found.shape,
        front.title,
        front.metadata,
        named,
        sections_of(page, found.sections),
        found_turns,
        tuple(sorted(found.repeats, key=lambda repeat: repeat.start)),
        tuple(sorted(page.noise, key=lambda noise: noise.start)),
        segments_of(page, turns),
        tuple(sorted(page.rejected, key=lambda rejected: rejected.start)),
        quotes=obeying.settled_quotes(quotes),
        cues=_cues(page, found.shape, found_turns),
        warnings=find_personal_data(page),
        same=obeying.settled_same(find_same(page.text[page.start : page.end], named, roster), named),
        unplaced=unplaced(page, found_turns) if found.shape in (Shape.LABELLED, Shape.NOTES) else (),
    )


def _cues(page: Page, shape: Shape, turns: Sequence[FoundTurn]) -> tuple[FoundCue, ...]:
    """Where somebody else may speak: in a text without turns, and under labels; a report says it itself."""
    if not turns:
        return find_cues(page)
    if shape not in (Shape.LABELLED, Shape.NOTES):
        return ()
    return left_open(find_cues(page), [(turn.start, turn.text_start) for turn in turns])
