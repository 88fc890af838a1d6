"""The check before anything is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.domain.errors import ExportError
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Transcript, text_hash
from annotator.export.checking import check, framed
from annotator.export.dataset import DatasetFilter
from annotator.export.names import Names
from annotator.export.recording import TranscriptRecords, records_of
from annotator.text.text_map import TextMap
from tests.export.material import CITY, CODEBOOK, TEXT

NAMES = Names(CODEBOOK)


def records() -> TranscriptRecords:
    return records_of(framed(CITY, NAMES), DatasetFilter())


def test_a_right_dataset_passes() -> None:
    check(records())


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("claims", "quote", "别的话"),
        ("claims", "source_quote", "别的话"),
        ("claims", "start", 0),
        ("claims", "end", 1),
        ("claims", "source_start", 0),
        ("claims", "source_end", 100),
        ("topics", "quote", "别的话"),
        ("topics", "source_start", 2),
        ("turns", "quote", "别的话"),
        ("turns", "with_label", ""),
        ("turns", "source_quote", "别的话"),
        ("turns", "source_with_label", "别的话"),
        ("turns", "text_start", 0),
        ("corrections", "source_quote", "别的话"),
        ("corrections", "quote", "别的话"),
        ("corrections", "replacement", "别的话"),
    ],
)
def test_a_wrong_quote_is_found(part: str, field: str, value: object) -> None:
    whole = records()
    things = getattr(whole, part)
    i = 0 if part == "corrections" else 1
    things[i] = things[i]._replace(**{field: value})
    with pytest.raises(ExportError, match=r"老城区管网座谈.*characters") as caught:
        check(whole)
    assert str(things[i].source_start) in str(caught.value)


def test_a_fault_of_the_text_map_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = TextMap.shown_span

    def wrong(self: TextMap, span: Span) -> tuple[int, int]:
        start, end = right(self, span)
        return start, max(start, end - 1)

    monkeypatch.setattr(TextMap, "shown_span", wrong)
    with pytest.raises(ExportError, match="characters"):
        check(records())


@pytest.mark.parametrize(
    "transcript",
    [
        replace(CITY, text=TEXT.replace("十九", "十八")),
        replace(CITY, text=TEXT + "\n"),
        replace(CITY, transcript=replace(CITY.transcript, text_sha256=text_hash(""))),
    ],
)
def test_a_changed_source_text_is_refused(transcript: AnnotatedTranscript) -> None:
    with pytest.raises(ExportError, match=r"老城区管网座谈.*SHA-256"):
        framed(transcript, NAMES)


@pytest.mark.parametrize(
    "transcript",
    [
        replace(CITY, annotations=(Annotation("x", "city", "fact", Span(0, len(TEXT) + 1)),)),
        replace(CITY, annotations=(Annotation("x", "city", "no such label", Span(0, 1)),)),
        replace(CITY, turns=(Turn("city", 0, 0, ("nobody",)),)),
        replace(CITY, turns=(Turn("city", 0, len(TEXT) + 1),)),
        replace(CITY, corrections=(Correction("x", "city", 0, len(TEXT) + 1, ""),)),
    ],
)
def test_marks_of_what_is_not_there_are_refused(transcript: AnnotatedTranscript) -> None:
    with pytest.raises(ExportError, match="not there"):
        framed(transcript, NAMES)


def test_corrections_that_clash_are_refused() -> None:
    clash = (Correction("x", "city", 0, 3, "a"), Correction("y", "city", 2, 4, "b"))
    with pytest.raises(ExportError, match="clash"):
        framed(replace(CITY, corrections=clash), NAMES)


@st.composite
def annotated(draw: st.DrawFn) -> AnnotatedTranscript:
    """A text with corrections that stand apart, and claims whose borders may lie inside them."""
    text = draw(st.text(st.sampled_from("甲乙丙\n𠮷👧a"), min_size=1, max_size=30))
    corrections, at = [], 0
    for i in range(draw(st.integers(0, 4))):
        start = draw(st.integers(min(at, len(text)), len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        words = draw(st.text("XYZ", min_size=start == end, max_size=4))
        if at <= len(text):
            corrections.append(Correction(f"x{i}", "t", start, end, words))
        at = end + 1
    shown = TextMap(len(text), corrections)
    marks = []
    for i in range(draw(st.integers(0, 6))):
        if shown.shown_length:
            first = draw(st.integers(0, shown.shown_length - 1))
            last = draw(st.integers(first + 1, shown.shown_length))
            marks.append(Annotation(f"a{i}", "t", "fact", shown.span(first, last)))
    for i in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(Annotation(f"b{i}", "t", "fact", Span(start, draw(st.integers(start + 1, len(text))))))
    marks.sort(key=lambda a: (a.span.start, -a.span.end, a.id))
    return AnnotatedTranscript(
        Transcript("t", "t", text_hash(text), len(text)),
        text,
        annotations=tuple(marks),
        corrections=tuple(corrections),
    )


@given(annotated())
def test_the_second_way_to_the_words_agrees_with_the_first(transcript: AnnotatedTranscript) -> None:
    frame = framed(transcript, NAMES)
    whole = records_of(frame, DatasetFilter())
    check(whole)
    assert len(whole.claims) == len(transcript.of_layer(Layer.CLAIMS, CODEBOOK))
    for claim in whole.claims:
        mark = transcript.annotation_by_id[claim.claim_id]
        assert (claim.start, claim.end) == frame.map.shown_span(mark.span)
