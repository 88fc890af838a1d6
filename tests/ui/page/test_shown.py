from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, added, removed
from annotator.domain.correction import Correction
from annotator.domain.transcript import Transcript
from annotator.text.text_map import View, shown_text, touching
from annotator.ui.transcript_page.correcting import passage_over, replacement_for
from annotator.ui.transcript_page.shown import ShownText, as_document_text
from annotator.ui.utf16 import units

letters = st.sampled_from("水管ab😀\n，")
sources = st.text(alphabet=letters, min_size=1, max_size=30)


@st.composite
def corrections(draw: st.DrawFn, length: int) -> tuple[Correction, ...]:
    """Corrections that can stand together, in text order."""
    found: list[Correction] = []
    for i in range(draw(st.integers(0, 5))):
        start = draw(st.integers(found[-1].end if found else 0, length))
        end = draw(st.integers(start, min(length, start + 4)))
        words = draw(st.text(alphabet=letters, max_size=4))
        new = Correction(f"c{i}", "t", start, end, words)
        if (start < end or words) and not (found and touching(found[-1], new)):
            found.append(new)
    return tuple(found)


@st.composite
def transcripts(draw: st.DrawFn) -> AnnotatedTranscript:
    text = draw(sources)
    return AnnotatedTranscript(
        Transcript("t", "", "0" * 64, len(text)), text, corrections=draw(corrections(len(text)))
    )


@given(transcripts(), st.data(), st.sampled_from(View))
def test_following_corrections_equals_showing_anew(
    before: AnnotatedTranscript, data: st.DataObject, view: View
) -> None:
    """Any set of corrections can follow any other, in one step."""
    named = [replace(c, id="n" + c.id) for c in data.draw(corrections(len(before.text)))]
    after = replace(before, corrections=tuple(named))
    changes: list[Change] = [removed(c) for c in before.corrections] + [added(c) for c in named]
    shown = ShownText(before, view)
    document = list(as_document_text(shown.text).encode("utf-16-le"))
    for rewrite in shown.follow(after, changes):
        document[2 * rewrite.start : 2 * rewrite.end] = list(rewrite.text.encode("utf-16-le"))
        assert rewrite.length == units(rewrite.text)
    assert bytes(document).decode("utf-16-le") == shown.text == shown_text(after.text, named, view)
    anew = ShownText(after, view)
    assert shown.length == anew.length
    assert [shown.place(i) for i in range(shown.length + 1)] == [
        anew.place(i) for i in range(anew.length + 1)
    ]


@given(transcripts(), st.data(), st.sampled_from(View))
def test_a_typed_correction_makes_the_text_read_as_typed(
    transcript: AnnotatedTranscript, data: st.DataObject, view: View
) -> None:
    shown = ShownText(transcript, view)
    first = data.draw(st.integers(0, shown.length))
    last = data.draw(st.integers(first, shown.length))
    passage = passage_over(shown, first, last)
    words = data.draw(st.text(alphabet=letters, max_size=6))
    at = data.draw(st.integers(0, len(passage.words)))
    to = data.draw(st.integers(at, len(passage.words)))
    typed = passage.words[:at] + words + passage.words[to:]
    made = replacement_for(transcript, passage, typed)
    if made is None:
        assert typed == passage.words
        return
    assert passage.start <= made.start <= made.end <= passage.end
    kept = [c for c in transcript.corrections if c.end <= made.start or made.end <= c.start]
    kept = [c for c in kept if not (c.start == c.end and made.start <= c.start <= made.end)]
    after = sorted(
        [*kept, Correction("new", "t", made.start, made.end, made.words)], key=lambda c: (c.start, c.end)
    )
    whole = shown_text(transcript.text, after)
    before = shown_text(
        transcript.text[: passage.start],
        [c for c in kept if c.end <= passage.start and c.start < passage.start],
    )
    assert whole.startswith(before + typed)


@given(st.text(alphabet="a\r\ufdd0\ufffc\n😀", max_size=20))
def test_no_character_is_lost_on_the_way_into_the_document(text: str) -> None:
    made = as_document_text(text)
    assert len(made) == len(text)
    assert not set(made) & {"\r", "\ufdd0", "\ufffc"}
    assert [i for i, c in enumerate(made) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_words_are_corrected_whole_when_little_of_a_long_passage_changes() -> None:
    text = "我们在这个平台上用的是flwMeter的接口来做夜间流量的测算"
    transcript = AnnotatedTranscript(Transcript("t", "", "0" * 64, len(text)), text)
    passage = passage_over(ShownText(transcript, View.READING), 0, len(text))
    made = replacement_for(transcript, passage, text.replace("flw", "flow"))
    assert made is not None
    assert (text[made.start : made.end], made.words) == ("flwMeter", "flowMeter")


def test_a_short_passage_is_corrected_as_it_was_selected() -> None:
    text = "渗楼检测队"
    transcript = AnnotatedTranscript(Transcript("t", "", "0" * 64, len(text)), text)
    passage = passage_over(ShownText(transcript, View.READING), 0, 2)
    made = replacement_for(transcript, passage, "渗漏")
    assert made is not None
    assert (made.start, made.end, made.words) == (0, 2, "渗漏")
