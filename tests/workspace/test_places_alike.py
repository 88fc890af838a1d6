"""Other places of the same mishearing: all that wait no others, ticked only where safe, one step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.errors import Cancelled
from annotator.domain.project import Verdict
from annotator.domain.reading import FoundSegment, Reading, SourceFile
from annotator.editing import AddTerm, Correct, Decide, ImportTranscript
from annotator.editing.naming import edit_name
from annotator.text.heard import HeardText, heard_places
from annotator.text.text_map import shown_text
from annotator.workspace.alike import (
    AlikePlace,
    count_alike,
    fixing,
    places_alike,
    still_alike,
    with_spelling,
)
from annotator.workspace.workspace import Workspace

FIRST = """我们做多模台预训练，模台之间要对齐。
这个多模台大模型去比。😊，角两个模。
台的输出，chaGPT 和 chaGPTs 还有 ChaGPT。
多模态里面支援很好，支援也好，支援不错，支援。
"""
SECOND = "另一场也说模台，支援。\n"


def bring(workspace: Workspace, text: str, identity: str) -> None:
    reading = Reading(0, len(text), title=identity, segments=(FoundSegment(0, len(text)),))
    workspace.do(ImportTranscript(SourceFile(f"{identity}.txt", text, "utf-8", "LF"), reading, id=identity))


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Workspace]:
    """Two transcripts."""
    workspace = Workspace.create(tmp_path / "talks.annodb", author="Ada")
    bring(workspace, FIRST, "one")
    bring(workspace, SECOND, "two")
    yield workspace
    workspace.close()


def shown(places: list[AlikePlace]) -> list[tuple[str, int, str, bool]]:
    return [(place.transcript_id, place.start, place.words, place.is_safe) for place in places]


def correct(workspace: Workspace, words: str, meant: str, times: int = 1) -> None:
    """Correct the first places of a wording in the first transcript."""
    at = -1
    for _ in range(times):
        at = FIRST.index(words, at + 1)
        workspace.do(Correct("one", at, at + len(words), meant))


def fix(workspace: Workspace, places: list[AlikePlace], meant: str) -> None:
    workspace.do(fixing(places, meant, CorrectionKind.NEAR_HOMOPHONE, CorrectionOrigin.TYPED))


def reading(workspace: Workspace, identity: str) -> str:
    whole = workspace.transcript(identity)
    return shown_text(whole.text, whole.accepted_corrections)


def test_every_place_of_the_wording_is_listed_with_its_line(talks: Workspace) -> None:
    correct(talks, "模台", "模态")
    places = places_alike(talks, "模台", "模态")
    assert shown(places) == [
        ("one", FIRST.index("模台之间"), "模台", True),
        ("one", FIRST.index("模台大"), "模台", True),
        ("one", FIRST.index("模。\n台"), "模。\n台", False),
        ("two", SECOND.index("模台"), "模台", True),
    ]
    assert (places[0].before, places[0].after) == ("我们做多模态预训练，", "之间要对齐。")
    assert [place.why for place in places] == ["no word", "no word", "a mark or a cut parts it", "no word"]


def test_one_transcript_alone(talks: Workspace) -> None:
    assert [p.transcript_id for p in places_alike(talks, "模台", "模态", transcript_id="two")] == ["two"]


def test_marks_and_false_stops_between_the_parts_hide_nothing(talks: Workspace) -> None:
    (place,) = places_alike(talks, "比角", "比较")
    assert (place.words, place.is_safe) == ("比。😊，角", False)
    fix(talks, [place], "比较")
    assert "去比较两个模" in reading(talks, "one")
    assert places_alike(talks, "比。😊，角", "比较") == []


def test_words_of_latin_letters_are_whole_and_large_letters_count_as_small(talks: Workspace) -> None:
    places = places_alike(talks, "chaGPT", "ChatGPT")
    assert [(place.words, place.is_safe) for place in places] == [("chaGPT", True), ("ChaGPT", True)]
    assert count_alike(talks, "chaGPT", "one") == 2


def test_words_that_can_be_meant_are_not_ticked(talks: Workspace) -> None:
    correct(talks, "支援", "智源")
    assert [(p.is_safe, p.why) for p in places_alike(talks, "支援", "智源")] == [
        (False, "may be meant as it is")
    ] * 4
    assert [p.why for p in places_alike(talks, "做", "坐")] == ["a single character"]


def test_words_that_the_place_only_cuts_are_not_ticked(tmp_path: Path) -> None:
    with_cuts = Workspace.create(tmp_path / "cuts.annodb", author="Ada")
    bring(with_cuts, "判了点秋。快点秋游去，三点秋天的风。再罚点秋，点秋没进。", "one")
    found = places_alike(with_cuts, "点秋", "点球")
    assert [(p.after[:2], p.is_safe) for p in found] == [
        ("。快", True),
        ("游去", False),
        ("天的", False),
        ("，点", True),
        ("没进", True),
    ]
    for at in (i for i, c in enumerate(with_cuts.transcript("one").text) if c == "点"):
        if with_cuts.transcript("one").text[at : at + 3] in ("点秋。", "点秋，", "点秋没"):
            with_cuts.do(Correct("one", at, at + 2, "点球"))
    assert [p.is_safe for p in places_alike(with_cuts, "点秋", "点球")] == [False, False], (
        "however many agree"
    )
    bring(with_cuts, "我们做双模台大模型。", "two")
    assert [p.is_safe for p in places_alike(with_cuts, "双模台", "双模态")] == [True], "cut by chance"
    with_cuts.close()


def test_words_are_ticked_once_all_answers_agree(talks: Workspace) -> None:
    correct(talks, "支援", "智源", times=3)
    assert [(p.is_safe, p.why) for p in places_alike(talks, "支援", "智源")] == [
        (True, "so in all 3 places until now")
    ] * 2
    last = FIRST.rindex("支援")
    talks.do(Correct("one", last, last + 2, "资源"))
    assert [(p.is_safe, p.why) for p in places_alike(talks, "支援", "智源")] == [
        (False, "fixed as “资源” in 1 place")
    ]


def test_what_was_corrected_within_is_not_listed_and_counts_as_an_answer(talks: Workspace) -> None:
    for words in ("支援很", "支援也", "支援不"):
        at = FIRST.index(words)
        talks.do(Correct("one", at, at + 1, "智"))
        talks.do(Correct("one", at + 1, at + 2, "源"))
    assert [p.is_safe for p in places_alike(talks, "支援", "智源")] == [True, True]


def test_what_is_to_stay_as_it_is_stays(talks: Workspace) -> None:
    here = FIRST.index("模台之间")
    talks.do(Decide("known_pair", "模台", "模态", Verdict.DISMISSED, "one", here))
    places = places_alike(talks, "模台", "模态", transcript_id="one")
    assert here not in [place.start for place in places]
    assert [(place.is_safe, place.why) for place in places] == [(False, "left as it is in 1 place")] * 3
    assert len(places_alike(talks, "模台", "模太", transcript_id="one")) == 4
    talks.do(Decide("known_pair", "模台", "模台", Verdict.DISMISSED))
    assert places_alike(talks, "模台", "模太") == []


def test_what_reads_so_already_is_not_listed(talks: Workspace) -> None:
    assert [p.start for p in places_alike(talks, "多模", "多模态", transcript_id="one")] == [
        FIRST.index("多模台预"),
        FIRST.index("多模台大"),
    ]
    correct(talks, "台", "态")
    assert [p.start for p in places_alike(talks, "多模", "多模态", transcript_id="one")] == [
        FIRST.index("多模台大")
    ]


def test_fixing_is_one_step_with_a_name_and_undone_at_once(talks: Workspace) -> None:
    before = reading(talks, "one"), reading(talks, "two")
    places = places_alike(talks, "模台", "模态")
    fix(talks, places, "模态")
    assert reading(talks, "two") == "另一场也说模态，支援。\n"
    assert "两个模态的输出" in reading(talks, "one")
    (made,) = talks.transcript("two").corrections
    assert (made.kind, made.origin, made.rule) == (
        CorrectionKind.NEAR_HOMOPHONE,
        CorrectionOrigin.TYPED,
        "模态",
    )
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Fix 5 places: 模台 → 模态"
    talks.undo()
    assert (reading(talks, "one"), reading(talks, "two")) == before


def test_a_step_tells_words_as_they_were_written(talks: Workspace) -> None:
    fix(talks, places_alike(talks, "chagpt", "ChatGPT"), "ChatGPT")
    entry = talks.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Fix 2 places: chaGPT → ChatGPT"


def test_places_that_were_corrected_meanwhile_are_told_apart(talks: Workspace) -> None:
    places = places_alike(talks, "模台", "模态")
    correct(talks, "模台", "模胎")
    assert still_alike(talks, places) == places[1:]


def test_nothing_is_alike_to_nothing(talks: Workspace) -> None:
    assert places_alike(talks, "", "啊") == places_alike(talks, " \n", "啊") == []
    assert count_alike(talks, "", "one") == 0


def test_called_off_it_ends_at_once(talks: Workspace) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        places_alike(talks, "模台", "模态", progress=stop)


def test_a_term_gains_the_spelling_in_the_same_step(talks: Workspace) -> None:
    talks.do(AddTerm("模态", spellings=("模太",)))
    places = places_alike(talks, "模台", "模态")
    fix = fixing(places, "模态", CorrectionKind.OTHER, CorrectionOrigin.TYPED)
    talks.do(with_spelling(fix, talks.codebook, "模台", "模态"))
    assert talks.codebook.terms[0].spellings == ("模太", "模台")
    talks.undo()
    assert "模台" not in talks.codebook.terms[0].spellings
    assert with_spelling(fix, talks.codebook, "模太", "模态") == fix
    assert with_spelling(fix, talks.codebook, "模台", "模样") == fix


def test_counting_is_quick(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "long.annodb", author="Ada")
    text = (FIRST * 1200)[:100_000]
    bring(workspace, text, "long")
    workspace.transcript("long")
    times = []
    for _ in range(5):
        start = time.process_time()
        count_alike(workspace, "智源", "long")
        times.append(time.process_time() - start)
    assert count_alike(workspace, "模台", "long") > 1000
    assert sorted(times)[2] < 0.005
    workspace.close()


@given(st.text("模台ab。，😊 \n", max_size=40), st.text("模台ab", min_size=1, max_size=3))
def test_places_are_where_the_text_was_heard_so(written: str, wording: str) -> None:
    """Every place is heard as the wording, and a text that is heard without gaps has all of them."""
    places = list(heard_places(written, wording))
    for start, end in places:
        assert HeardText(written[start:end]).text == wording or written[start:end] == wording
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    for at in range(len(written)):
        if written.startswith(wording, at):
            assert any(start < at + len(wording) and at < end for start, end in places)
