"""Sections that were found at the import, as suggestions to mark topics."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.identity import new_id
from annotator.domain.label import Label, Layer
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.domain.transcript import Section, SegmentKind
from annotator.editing import AddLabel, Annotate, Edit
from annotator.language import translate
from annotator.text.titles import without_number
from annotator.workspace.proposing import EVERYWHERE, NOWHERE, Preparation, Stretch, Touched

_LONGEST_HEADING = 120
_MARKED, _TOLD, _PER_LEVEL, _LEAST = 0.95, 0.8, 0.1, 0.3
"""Scores of a heading that is marked as one in its text and of another; less for each level below."""


class ProposedTopics:
    """A section is proposed as a topic of its title until a topic of that name lies over most of it."""

    kinds = frozenset({SuggestionKind.TOPIC})

    def forget(self) -> None:
        """Nothing is remembered that another program could change."""

    def touched(self, change: Change, codebook: Codebook) -> Touched:
        """A mark of a topic touches what it lies over; another name of a topic may touch everything.

        A label that comes or goes does so with its marks, which are told of.
        """
        thing = change.subject
        if isinstance(thing, Annotation):
            label = codebook.label_by_id.get(thing.label_id)
            is_claim = label is not None and label.layer is Layer.CLAIMS
            return NOWHERE if is_claim else _over(change)
        if isinstance(change.before, Label) and isinstance(change.after, Label):
            return EVERYWHERE if change.before.name != change.after.name else NOWHERE
        return EVERYWHERE if isinstance(thing, Section) else NOWHERE

    def preparing(self, transcript: AnnotatedTranscript) -> Preparation | None:
        """Nothing: what a heading is was found at the import."""
        return None

    def news(self, transcript: AnnotatedTranscript, since: int | None) -> tuple[int, Sequence[Stretch]]:
        """Never any."""
        return 0, ()

    def find(
        self, transcript: AnnotatedTranscript, codebook: Codebook, within: Stretch
    ) -> Iterator[Suggestion]:
        """The sections that share text with a stretch and that no topic of their name covers."""
        names = _topics_by_name(codebook)
        for section in _sections_over(transcript, within):
            end = _end_of_words(transcript.text, section)
            is_whole = section.title == transcript.transcript.title and len(transcript.sections) == 1
            if is_whole or not section.title.strip() or end <= section.start:
                continue
            labels = names.get(topic_name(section).casefold(), ())
            if not _is_covered(transcript, section.start, end, labels):
                yield _suggestion(transcript, section, end)

    def accepting(
        self, suggestions: Sequence[Suggestion], transcript: AnnotatedTranscript, codebook: Codebook
    ) -> tuple[Edit, ...]:
        """Mark the stretches with the topic of this name; a new one goes below that of the outer section."""
        first, names = suggestions[0], _topics_by_name(codebook)
        label = next(iter(names.get(first.replacement.casefold(), ())), None)
        made: tuple[Edit, ...] = ()
        if label is None:
            label = new_id()
            parent = _parent(first, transcript, names)
            made = (AddLabel(Layer.TOPICS, first.replacement, parent=parent, id=label),)
        return (*made, *(Annotate(s.transcript_id, s.start, s.end, label) for s in suggestions))


def _parent(
    suggestion: Suggestion, transcript: AnnotatedTranscript, names: Mapping[str, Sequence[str]]
) -> str | None:
    """The topic of the innermost section around, if the codebook has it."""
    around = [
        s for s in _sections_over(transcript, (suggestion.start, suggestion.start)) if _holds(s, suggestion)
    ]
    if not around:
        return None
    return next(iter(names.get(topic_name(around[-1]).casefold(), ())), None)


def _holds(section: Section, suggestion: Suggestion) -> bool:
    return section.start < suggestion.start and suggestion.end <= section.end


def topic_name(section: Section) -> str:
    """What the topic of a section is called: its title, without a number before it."""
    return without_number(section.title)


def _over(change: Change) -> Touched:
    spans = [thing.span for thing in (change.before, change.after) if isinstance(thing, Annotation)]
    return min(span.start for span in spans), max(span.end for span in spans)


def _topics_by_name(codebook: Codebook) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label in codebook.labels_of(Layer.TOPICS):
        found.setdefault(label.name.casefold(), []).append(label.id)
    return found


def _sections_over(transcript: AnnotatedTranscript, within: Stretch) -> Iterator[Section]:
    sections = transcript.sections
    last = bisect_right(sections, within[1], key=lambda section: section.start)
    return (section for section in sections[:last] if section.end > within[0])


def _end_of_words(text: str, section: Section) -> int:
    end = section.end
    while end > section.start and text[end - 1].isspace():
        end -= 1
    return end


def _is_covered(transcript: AnnotatedTranscript, start: int, end: int, labels: Collection[str]) -> bool:
    if not labels:
        return False
    over = transcript.annotations_over(start, end)
    shared = sum(min(end, a.span.end) - max(start, a.span.start) for a in over if a.label_id in labels)
    return 2 * shared > end - start


def _suggestion(transcript: AnnotatedTranscript, section: Section, end: int) -> Suggestion:
    line_end = transcript.text.find("\n", section.start, end)
    heading_end = min(end if line_end < 0 else line_end, section.start + _LONGEST_HEADING)
    heading = transcript.text[section.start : heading_end].rstrip()
    is_marked = _is_marked_heading(transcript, section.start)
    score = max(_LEAST, (_MARKED if is_marked else _TOLD) - _PER_LEVEL * (section.level - 1))
    return Suggestion(
        transcript.id,
        section.start,
        end,
        heading,
        topic_name(section),
        SuggestionKind.TOPIC,
        tier=1,
        score=round(score, 2),
        evidence=_evidence(section, is_marked=is_marked),
    )


def _is_marked_heading(transcript: AnnotatedTranscript, start: int) -> bool:
    segments = transcript.segments
    i = bisect_left(segments, start, key=lambda segment: segment.start)
    return i < len(segments) and segments[i].start == start and segments[i].kind is SegmentKind.HEADING


def _evidence(section: Section, *, is_marked: bool) -> str:
    if is_marked:
        return translate("a heading of level {level} begins here").format(level=section.level)
    return translate("a section of level {level} begins here").format(level=section.level)
