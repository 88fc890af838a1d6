"""What was found becomes claims, corrections and topics: one step each, nothing twice, every place exact."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.identity import new_id
from annotator.domain.label import Layer
from annotator.domain.reading import FoundSegment, Reading, SourceFile
from annotator.editing import (
    AddLabel,
    AddSpeaker,
    Annotate,
    Batch,
    Correct,
    ImportTranscript,
    RemoveTranscript,
    SetSpeakerFrom,
)
from annotator.editing.batch import StepWords
from annotator.editing.naming import edit_done, edit_name
from annotator.text.matching import Query
from annotator.text.text_map import shown_text
from annotator.workspace.filtering import Filter
from annotator.workspace.finding import Hit, Searching
from annotator.workspace.turning import Turned, into_claims, into_corrections, into_new_topic, into_topic
from annotator.workspace.workspace import Workspace

FIRST = "漏损高。漏损不高。\n\n  管子老了。\n漏损率就这样。\n"
SECOND = "没有水。\n漏损？漏损！\n"


def bring(workspace: Workspace, text: str, identity: str) -> None:
    reading = Reading(0, len(text), title=identity, segments=(FoundSegment(0, len(text)),))
    workspace.do(ImportTranscript(SourceFile(f"{identity}.txt", text, "utf-8", "LF"), reading, id=identity))


@pytest.fixture
def talks(tmp_path: Path) -> Workspace:
    """Two transcripts."""
    workspace = Workspace.create(tmp_path / "talks.annodb", author="Ada")
    bring(workspace, FIRST, "one")
    bring(workspace, SECOND, "two")
    return workspace


def hits(workspace: Workspace, words: str) -> list[Hit]:
    return list(Searching(workspace).find(Query(words)))


def figure(workspace: Workspace) -> str:
    return workspace.codebook.labels_of(Layer.CLAIMS)[1].id


def claims(workspace: Workspace, found: list[Hit], label: str) -> Turned:
    with workspace.reading() as reader:
        return into_claims(reader, found, label)


def corrected(workspace: Workspace, found: list[Hit], replacement: str) -> Turned:
    with workspace.reading() as reader:
        return into_corrections(reader, found, replacement)


def marks(workspace: Workspace, identity: str) -> list[str]:
    whole = workspace.transcript(identity)
    return [whole.text[a.span.start : a.span.end] for a in whole.annotations]


def test_hits_become_claims_in_one_step(talks: Workspace) -> None:
    turned = claims(talks, hits(talks, "漏损"), figure(talks))
    assert turned.edit is not None
    talks.do(turned.edit)
    assert (turned.places, turned.left) == (5, 0)
    assert (marks(talks, "one"), marks(talks, "two")) == (["漏损"] * 3, ["漏损"] * 2)
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Mark 5 places as Figure"
    talks.undo()
    assert marks(talks, "one") == marks(talks, "two") == []


def test_what_lies_in_such_a_mark_is_not_marked_again(talks: Workspace) -> None:
    other = talks.codebook.labels_of(Layer.CLAIMS)[2].id
    talks.do(Annotate("one", 0, 9, figure(talks)))
    talks.do(Annotate("two", 0, 12, other))
    turned = claims(talks, hits(talks, "漏损"), figure(talks))
    assert (turned.places, turned.left) == (3, 2)
    again = turned.edit
    assert again is not None
    talks.do(again)
    nothing = claims(talks, hits(talks, "漏损"), figure(talks))
    assert (nothing.edit, nothing.places, nothing.left) == (None, 0, 5)


def test_a_topic_takes_the_paragraphs_of_the_hits(talks: Workspace) -> None:
    talks.do(AddLabel(Layer.TOPICS, "管网", id="network"))
    with talks.reading() as reader:
        turned = into_topic(reader, [h for word in ("漏损不", "管子") for h in hits(talks, word)], "network")
    assert turned.edit is not None
    talks.do(turned.edit)
    assert marks(talks, "one") == ["漏损高。漏损不高。\n\n  管子老了。"]
    with talks.reading() as reader:
        turned = into_topic(reader, hits(talks, "漏损"), "network")
    assert (turned.places, turned.left) == (2, 1)


def test_marks_that_were_found_keep_their_stretch_as_a_topic(talks: Workspace) -> None:
    talks.do(AddLabel(Layer.TOPICS, "管网", id="network"))
    talks.do(Annotate("one", 4, 8, figure(talks)))
    found = list(Searching(talks).find(Query(""), Filter(layers=frozenset({Layer.CLAIMS}))))
    with talks.reading() as reader:
        turned = into_topic(reader, found, "network")
    assert turned.edit is not None
    talks.do(turned.edit)
    assert marks(talks, "one") == ["漏损不高"] * 2


def test_a_new_topic_and_its_places_are_one_step(talks: Workspace) -> None:
    with talks.reading() as reader:
        turned = into_new_topic(reader, hits(talks, "没有水"), "停水", StepWords("Topic 停水"))
    assert turned.edit is not None
    talks.do(turned.edit)
    assert [label.name for label in talks.codebook.labels_of(Layer.TOPICS)] == ["停水"]
    assert marks(talks, "two") == ["没有水。"]
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Topic 停水"
    talks.undo()
    assert talks.codebook.labels_of(Layer.TOPICS) == ()


def test_hits_become_corrections_in_one_step(talks: Workspace) -> None:
    turned = corrected(talks, hits(talks, "漏损"), "楼损")
    assert turned.edit is not None
    talks.do(turned.edit)
    corrections = [c for i in ("one", "two") for c in talks.transcript(i).corrections]
    assert {(c.kind, c.origin) for c in corrections} == {
        (CorrectionKind.HOMOPHONE, CorrectionOrigin.TYPED),
    }
    assert len(corrections) == 5
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Correct 5 places to “楼损”"
    talks.undo()
    assert talks.transcript("two").corrections == ()


def test_deleting_is_named_so(talks: Workspace) -> None:
    turned = corrected(talks, hits(talks, "漏损"), "")
    assert turned.edit is not None
    talks.do(turned.edit)
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Delete words in 5 places"


def test_what_reads_so_already_is_left(talks: Workspace) -> None:
    turned = corrected(talks, hits(talks, "漏损"), "漏损")
    assert (turned.edit, turned.places, turned.left) == (None, 0, 5)


LETTERS = st.text(alphabet="ab\n", max_size=12)


@st.composite
def corrected_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text, and stretches of it that should read otherwise, apart from each other."""
    text = draw(st.text(alphabet="ab\n", min_size=4, max_size=24))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    stretches = list(zip(cuts[::2], cuts[1::2], strict=False))
    chosen = [(s, draw(st.sampled_from([s, e])), draw(LETTERS)) for s, e in stretches]
    return text, [(s, e, words) for s, e, words in chosen if s < e or words]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project for one transcript after the other."""
    return Workspace.create(tmp_path_factory.mktemp("many") / "many.annodb", author="Ada")


@settings(max_examples=150)
@given(corrected_texts(), st.sampled_from(["a", "aa", "ab", "b"]), LETTERS)
def test_the_reading_text_reads_as_after_replacing_in_it(
    many: Workspace, material: tuple[str, list[tuple[int, int, str]]], words: str, replacement: str
) -> None:
    text, corrections = material
    identity = new_id()
    bring(many, text, identity)
    for start, end, reads in corrections:
        many.do(Correct(identity, start, end, reads))
    before = reading_text(many.transcript(identity))
    found = list(Searching(many).find(Query(words, match_case=True), transcripts=[identity]))
    turned = corrected(many, found, replacement)
    if turned.edit is not None:
        many.do(turned.edit)
    after = reading_text(many.transcript(identity))
    many.do(RemoveTranscript(identity))
    assert after == before.replace(words, replacement)


def reading_text(transcript: AnnotatedTranscript) -> str:
    return shown_text(transcript.text, transcript.accepted_corrections)


def test_marks_of_different_labels_have_no_label_in_common(talks: Workspace) -> None:
    labels = talks.codebook.labels_of(Layer.CLAIMS)
    talks.do(Batch((Annotate("one", 0, 2, labels[0].id), Annotate("one", 4, 6, labels[1].id))))
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "2 edits"


def test_marks_and_turns_are_counted_in_one_transcript_and_in_all(talks: Workspace) -> None:
    talks.do(Annotate("one", 0, 2, figure(talks)))
    talks.do(Annotate("two", 0, 2, figure(talks)))
    talks.do(AddSpeaker("周允", id="zhou"))
    talks.do(SetSpeakerFrom("two", 0, ("zhou",)))
    with talks.reading() as reader:
        everywhere, here = reader.tallies(), reader.tallies("one")
    assert (everywhere.labels, everywhere.speakers) == ({figure(talks): 2}, {"zhou": 1})
    assert (here.labels, here.speakers) == ({figure(talks): 1}, {})
    assert here.authors == {talks.author.id: 1}


def test_a_place_that_reads_otherwise_by_now_is_left(talks: Workspace) -> None:
    found = hits(talks, "漏损")
    talks.do(Correct("one", 0, 1, "泄"))  # inside the first
    talks.do(Correct("one", 3, 7, "，泄漏"))  # over the second and more
    turned = corrected(talks, found, "跑水")
    assert (turned.places, turned.left, turned.changed) == (3, 0, 2)
    assert turned.edit is not None
    talks.do(turned.edit)
    assert reading_text(talks.transcript("one")) == "泄损高，泄漏高。\n\n  管子老了。\n跑水率就这样。\n"
    assert reading_text(talks.transcript("two")) == "没有水。\n跑水？跑水！\n"


@pytest.mark.parametrize("reads", ["漏", "漏损", "X漏损", "漏损漏损漏损", "", "一漏损二漏损三"])
def test_hits_in_corrected_words_that_were_corrected_again_are_left(talks: Workspace, reads: str) -> None:
    talks.do(Correct("one", 0, 2, "甲漏损乙漏损丙"))
    found = [hit for hit in hits(talks, "漏损") if hit.transcript_id == "one"]
    if reads:
        talks.do(Correct("one", 0, 2, reads))
    else:
        talks.undo()
    before = reading_text(talks.transcript("one"))
    turned = corrected(talks, found, "跑水")
    assert turned.edit is not None
    talks.do(turned.edit)
    after = reading_text(talks.transcript("one"))
    assert turned.places + turned.changed == len(found) == 4
    assert len(after) == len(before)
    assert after.count("跑水") == turned.places
    assert after.replace("跑水", "漏损") == before


def test_places_of_the_source_text_are_there_whatever_it_reads(talks: Workspace) -> None:
    found = list(Searching(talks).find(Query("漏损"), in_source=True))
    talks.do(Correct("one", 0, 2, "渗漏"))
    with talks.reading() as reader:
        turned = into_corrections(reader, found, "跑水", in_source=True)
    assert (turned.places, turned.changed) == (5, 0)


def test_marks_are_made_where_the_words_still_stand(talks: Workspace) -> None:
    found = hits(talks, "漏损")
    talks.do(Correct("one", 0, 2, "渗漏"))
    talks.do(RemoveTranscript("two"))
    turned = claims(talks, found, figure(talks))
    assert (turned.places, turned.changed) == (2, 3)
    with talks.reading() as reader:
        topic = into_new_topic(reader, found[:1], "漏水", StepWords())
    assert (topic.edit, topic.changed) == (None, 1)


def test_a_long_mark_that_was_listed_is_there_still(talks: Workspace) -> None:
    bring(talks, "水" * 500, "three")
    talks.do(Annotate("three", 10, 400, figure(talks)))
    found = list(Searching(talks).find(Query(""), Filter(layers=frozenset({Layer.CLAIMS}))))
    other = talks.codebook.labels_of(Layer.CLAIMS)[2].id
    turned = claims(talks, found, other)
    assert (turned.places, turned.changed) == (1, 0)


@pytest.mark.parametrize(("words", "places"), [("漏损", 6), ("甲漏", 1), ("乙", 1)])
def test_a_step_is_named_after_its_places_also_where_several_are_in_one_word(
    talks: Workspace, words: str, places: int
) -> None:
    talks.do(Correct("one", 0, 2, "甲漏损乙漏损丙"))
    turned = corrected(talks, hits(talks, words), "跑水")
    assert (turned.places, turned.edit is not None) == (places, True)
    assert turned.edit is not None
    talks.do(turned.edit)
    entry = talks.undoable
    assert entry is not None
    named = edit_name(entry.kind, entry.about)
    assert named == "Correct 6 places to “跑水”" if places > 1 else named.startswith("Correct “")
    done = edit_done(entry.kind, entry.about)
    assert done == "6 places corrected to “跑水”" if places > 1 else "” corrected to “" in done
