"""What was misheard where a letter was corrected: the whole words, so that their like can be found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.correction import Correction, CorrectionKind
from annotator.editing import Correct
from annotator.workspace.whole_words import Mishearing, mishearings, taught_by
from annotator.workspace.workspace import Workspace
from tests.workspace.reviewed import imported


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    """A talk of recognised words."""
    text = "我们做多模台预训练，用这个 agen 来做。\n"
    text += "先与训练，再与训练，与训练好次。真的好次。\n"
    text += "今篇很好，漏孙率高，漏孙多。\n志远来了，志远走了。agentt 也用。\n"
    with imported(tmp_path, text) as workspace:
        yield workspace


def put_right(workspace: Workspace, words: str, old: str, new: str, *names: str) -> list[tuple[str, str]]:
    """What is found where ``old`` within ``words`` is corrected to ``new``."""
    identity = workspace.summaries()[0].transcript.id
    text = workspace.transcript(identity).text
    at = text.index(words) + words.index(old) if old else text.index(words) + len(words)

    event = workspace.do(Correct(identity, at, at + len(old), new))
    made = [c.after for c in event.of(Correction) if isinstance(c.after, Correction)]
    found = mishearings(workspace.transcript(identity), made[0], names)
    return [(one.heard, one.meant) for one in found]


@pytest.mark.parametrize(
    ("words", "old", "new", "heard", "meant"),
    [
        ("模台", "台", "态", "模台", "模态"),
        ("今篇", "篇", "天", "今篇", "今天"),
        (" agen", "", "t", "agen", "agent"),
        ("agentt", "t", "", "agentt", "agent"),
        ("agen ", "n", "nt", "agen", "agent"),
    ],
)
def test_a_letter_is_taken_with_its_word(
    project: Workspace, words: str, old: str, new: str, heard: str, meant: str
) -> None:
    if old == "t":
        words = "tt"
    assert (heard, meant) in put_right(project, words, old, new)


def test_words_that_were_chosen_are_taken_as_they_are_and_in_their_smallest_part(project: Workspace) -> None:
    assert put_right(project, "多模台预训练", "多模台预训练", "多模态预训练") == [
        ("多模台预训练", "多模态预训练"),
        ("模台", "模态"),
    ]


def test_names_are_words(project: Workspace) -> None:
    assert put_right(project, "志远来", "志", "知", "知远") == [("志远", "知远")]


def test_what_no_dictionary_has_is_taken_with_what_stands_beside_it_elsewhere(project: Workspace) -> None:
    assert put_right(project, "漏孙率", "孙", "损") == [("漏孙", "漏损")]


def test_a_word_by_itself_is_taken_with_the_word_beside_it_that_it_stands_with_elsewhere(
    project: Workspace,
) -> None:
    assert ("与训练", "预训练") in put_right(project, "先与训练", "与", "预")
    assert ("好次", "好吃") in put_right(project, "真的好次", "次", "吃")


def test_where_no_words_stand_for_words_there_is_none(project: Workspace) -> None:
    assert put_right(project, "，用", "，", "。") == []
    assert put_right(project, "很好", "很好", "") == []


def test_a_single_character_is_no_mishearing_to_look_for() -> None:
    assert not Mishearing("篇", "天").is_of_words
    assert not Mishearing("很好", "！").is_of_words
    assert Mishearing("今篇", "今天").is_of_words


def test_the_memory_learns_whole_words_and_nothing_from_what_was_tidied(project: Workspace) -> None:
    identity = project.summaries()[0].transcript.id

    def taught(words: str, old: str, new: str, kind: CorrectionKind) -> tuple[str, str] | None:
        text = project.transcript(identity).text
        at = text.index(words) + words.index(old)
        event = project.do(Correct(identity, at, at + len(old), new, correction_kind=kind))
        (made,) = (c.after for c in event.of(Correction) if isinstance(c.after, Correction))
        return taught_by(project.transcript(identity), made)

    assert taught("模台", "台", "态", CorrectionKind.HOMOPHONE) == ("模台", "模态")
    assert taught("今篇", "篇", "天", CorrectionKind.OTHER) == ("今篇", "今天")
    assert taught("很好", "很", "真", CorrectionKind.FILLER) is None
    assert taught("志远走", "志", "知", CorrectionKind.NAME) == ("志远", "知远")
