"""Two transcripts of one recording: what is taken becomes corrections of the first and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.known_as import KnownAs
from annotator.domain.label import Layer
from annotator.editing import Annotate, Correct
from annotator.text.comparing import DifferenceKind, compare
from annotator.text.text_map import shown_text
from annotator.workspace.comparing import Comparing
from annotator.workspace.kept_differences import KeptDifferences
from annotator.workspace.workspace import Workspace
from tests.workspace.reviewed import bring_in, imported

FIRST = (
    "张家兴：我们今天讲模台，呃，还有拆GPT。\n\n"
    "李水生：我我觉得chGPT 很好，漏孙率也低。\n\n"
    "张家兴：那就这样，谢谢大家来。\n"
)
SECOND = "我们今天讲模态，还有ChatGPT。我觉得ChatGPT很好，漏损率也低。那就这样，谢谢大家！\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with imported(tmp_path, FIRST) as opened:
        bring_in(opened, tmp_path, SECOND)
        yield opened


def compared(workspace: Workspace) -> Comparing:
    one, other = (workspace.transcript(s.transcript.id) for s in workspace.summaries())
    return Comparing(one, other)


def reading(workspace: Workspace) -> str:
    first = workspace.transcript("1")
    return shown_text(first.text, first.accepted_corrections)


def still_open(workspace: Workspace) -> list[tuple[str, str]]:
    """What a comparison now has that was neither taken nor kept."""
    comparing, kept = compared(workspace), KeptDifferences(workspace, workspace.transcript("1").id)
    left = (d for d in comparing.left if comparing.known_as(d) not in kept)
    return [(comparing.heard(d), d.replacement) for d in left]


def test_what_is_kept_is_known_again_whatever_is_taken_around_it(workspace: Workspace) -> None:
    before = still_open(workspace)
    comparing = compared(workspace)
    kept = [d for d in comparing.left if comparing.heard(d) in ("呃，", "漏孙率", "孙", "")]
    assert kept
    workspace.do(comparing.keeping(kept))
    left = [d for d in comparing.left if d not in kept]
    assert still_open(workspace) == [(comparing.heard(d), d.replacement) for d in left]
    edit = comparing.taking(workspace.transcript("1"), left)
    assert edit is not None
    workspace.do(edit)
    assert still_open(workspace) == []
    assert compared(workspace).taken_in(workspace.transcript("1")) == len(left)
    workspace.undo()
    workspace.undo()
    assert still_open(workspace) == before


def test_words_that_are_others_by_now_are_open_again(workspace: Workspace) -> None:
    comparing = compared(workspace)
    kept = [d for d in comparing.left if "孙" in comparing.heard(d)]
    workspace.do(comparing.keeping(kept))
    at = FIRST.index("孙")
    workspace.do(Correct("1", at, at + 1, "笋"))
    assert any("笋" in heard for heard, _ in still_open(workspace))


@given(st.text("甲乙丙"), st.text("甲乙"), st.text("甲乙"), st.text("甲乙丙"))
def test_a_difference_is_known_however_much_of_the_words_around_it_is_in_it(
    before: str, heard: str, meant: str, after: str
) -> None:
    core = KnownAs.of(0, heard, meant)
    assert KnownAs.of(0, core.heard, core.meant) == (0, core.heard, core.meant)
    whole = KnownAs.of(100, before + heard + after, before + meant + after)
    text, other = before + heard + after, before + meant + after
    at = whole.start - 100
    assert text[:at] + whole.meant + text[at + len(whole.heard) :] == other
    assert (len(whole.heard), len(whole.meant)) == (len(core.heard), len(core.meant))


def without_blanks(text: str) -> str:
    return "".join(text.split())


def test_all_taken_the_first_reads_as_the_second_and_keeps_its_speakers(workspace: Workspace) -> None:
    first = workspace.transcript("1")
    fact = workspace.codebook.labels_of(Layer.CLAIMS)[0]
    start = FIRST.index("漏孙率")
    workspace.do(Annotate(first.id, start, start + 5, fact.id))
    comparing = compared(workspace)
    edit = comparing.taking(workspace.transcript("1"), comparing.comparison.differences)
    assert edit is not None
    workspace.do(edit)
    after = workspace.transcript("1")
    assert reading(workspace) == (
        "张家兴：我们今天讲模态，还有ChatGPT。\n\n李水生：我觉得ChatGPT 很好，漏损率也低。\n\n"
        "张家兴：那就这样，谢谢大家！\n"
    )
    assert (after.text, after.turns) == (FIRST, first.turns)
    assert len(after.turns) == 3
    (claim,) = after.annotations
    assert (claim.span.start, claim.span.end) == (start, start + 5)
    assert {c.origin for c in after.corrections} == {CorrectionOrigin.IMPORT}
    kinds = {c.replacement: c.kind for c in after.corrections}
    assert kinds["ChatGPT"] is CorrectionKind.ENGLISH
    assert kinds[""] is CorrectionKind.REPETITION
    assert compared(workspace).comparison.differences == ()
    workspace.undo()  # one step
    assert workspace.transcript("1").corrections == ()


def test_one_by_one_in_any_order_gives_the_same(workspace: Workspace) -> None:
    start = FIRST.index("也低")
    workspace.do(Correct(workspace.transcript("1").id, start, start, "真的"))
    for seed in range(5):
        comparing = compared(workspace)
        order = list(comparing.comparison.differences)
        random.Random(seed).shuffle(order)
        for difference in order:
            now = reading(workspace)
            where = slice(*comparing.place(difference))
            assert now[where] == comparing.heard(difference)
            edit = comparing.taking(workspace.transcript("1"), [difference])
            assert isinstance(edit, Correct)
            workspace.do(edit)
            comparing.took([difference])
            assert comparing.is_as_compared(workspace.transcript("1"))
        assert compared(workspace).comparison.differences == ()
        for _ in order:
            workspace.undo()
        assert not comparing.is_as_compared(workspace.transcript("1"))


def test_only_what_is_chosen_is_taken(workspace: Workspace) -> None:
    comparing = compared(workspace)
    words = [d for d in comparing.comparison.differences if d.kind is DifferenceKind.WORDS]
    edit = comparing.taking(workspace.transcript("1"), words)
    assert edit is not None
    workspace.do(edit)
    left = compared(workspace).comparison.differences
    assert left
    assert {d.kind for d in left} <= {DifferenceKind.FILLERS, DifferenceKind.PUNCTUATION}
    assert comparing.taking(workspace.transcript("1"), []) is None


@pytest.mark.parametrize("seed", range(25))
def test_over_corrections_of_any_kind_the_words_are_those_of_the_other(
    workspace: Workspace, seed: int
) -> None:
    chance = random.Random(seed)
    first_id = workspace.transcript("1").id
    for _ in range(8):
        start = chance.randrange(len(FIRST))
        end = min(len(FIRST), start + chance.randrange(4))
        if "\n" in FIRST[start:end] or "：" in FIRST[start:end]:
            continue
        workspace.do(
            Correct(first_id, start, end, "".join(chance.choices("水河GPT，", k=chance.randrange(4))))
        )
    second = workspace.transcript("2")
    comparing = compared(workspace)
    chosen = list(comparing.comparison.differences)
    edit = comparing.taking(workspace.transcript("1"), chosen)
    assert edit is not None
    before = reading(workspace)
    expected = before
    for difference in reversed(chosen):
        start, end = comparing.place(difference)
        expected = expected[:start] + difference.replacement + expected[end:]
    workspace.do(edit)
    assert reading(workspace) == expected
    assert without_blanks(second.text)


def test_a_corrected_text_comes_in_as_corrections(tmp_path: Path) -> None:
    source = "我们今天讲模台和拆GPT，漏孙率很高。\n" * 3
    better = "我们今天讲模态和ChatGPT，漏损率很高。\n" * 3
    with imported(tmp_path, source) as opened:
        bring_in(opened, tmp_path, better)
        comparing = compared(opened)
        edit = comparing.taking(opened.transcript("1"), comparing.comparison.differences)
        assert edit is not None
        opened.do(edit)
        assert reading(opened) == better
        assert len(opened.transcript("1").corrections) == 9
        assert compare(better, reading(opened)).differences == ()


def test_labels_that_only_one_of_the_two_is_sure_of_are_no_words(tmp_path: Path) -> None:
    short = "张家兴：我们今天讲模态，还有漏孙率。\n"
    with imported(tmp_path, FIRST) as opened:
        bring_in(opened, tmp_path, short)
        one, other = (opened.transcript(s.transcript.id) for s in opened.summaries())
        assert one.turns
        assert not any(turn.start < turn.text_start for turn in other.turns)
        for first, second in ((one, other), (other, one)):
            comparing = Comparing(first, second)
            assert not any("张家兴" in d.replacement + comparing.heard(d) for d in comparing.left)


def test_labels_in_passages_that_were_taken_for_repeats_are_no_words_either(tmp_path: Path) -> None:
    with imported(tmp_path, FIRST * 3) as opened:
        bring_in(opened, tmp_path, FIRST.replace("漏孙", "漏损").replace("来。\n", "来！\n") * 3)
        one, other = (opened.transcript(s.transcript.id) for s in opened.summaries())
        comparing = Comparing(one, other)
        assert {(comparing.heard(d), d.replacement) for d in comparing.left} == {("孙", "损"), ("。", "！")}
