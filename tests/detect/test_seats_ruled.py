"""A seat with words beside it is the seat without them, or somebody else, as a person has decided."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import FoundSpeaker, Reading, SourceFile
from annotator.domain.ruling import Ruling, RulingKind

TALK = """主持人：有问题的请举手。
座位4：我问一句，堤坝是谁修的？
林远山：是镇上修的，修了三年。
座位4（水文站）：那水位是谁在量？
林远山：是你们水文站，每天早晚各一次。
主持人：好，谢谢。
"""
SAME = RulingKind.SAME_PERSON


def read(*rulings: Ruling) -> Reading:
    (reading,) = read_structure(SourceFile("dam.txt", TALK, "utf-8", "LF"), rulings)
    return reading


def named(reading: Reading, name: str) -> FoundSpeaker:
    return next(speaker for speaker in reading.speakers if speaker.name == name)


def test_as_long_as_nobody_said_so_they_are_two() -> None:
    reading = read()
    assert [s.name for s in reading.speakers] == ["主持人", "座位4", "林远山", "座位4（水文站）"]
    assert [(same.name, same.same_as) for same in reading.same] == [("座位4（水文站）", "座位4")]


@pytest.mark.parametrize(
    ("other", "name"), [("座位4（水文站）", "座位4"), ("座位4", "座位4（水文站）")], ids=["shorter", "longer"]
)
def test_the_two_are_one_under_the_name_that_was_taken(other: str, name: str) -> None:
    reading = read(Ruling(SAME, other, name))
    assert {s.name for s in reading.speakers} == {"主持人", "林远山", name}
    assert [t.speaker for t in reading.turns] == ["主持人", name, "林远山", name, "林远山", "主持人"]
    assert named(reading, name).aliases == (other,)
    assert named(reading, name).affiliation == "水文站"
    assert reading.same == ()


def test_who_sits_there_with_words_beside_it_may_be_somebody_else() -> None:
    reading = read(Ruling(SAME, "座位4（水文站）", "林远山"))
    assert [t.speaker for t in reading.turns][1:4] == ["座位4", "林远山", "林远山"]
    assert named(reading, "林远山").aliases == ("座位4（水文站）",)


def test_what_was_taken_can_be_told_apart_again() -> None:
    reading = read(
        Ruling(SAME, "座位4（水文站）", "座位4"), Ruling(RulingKind.DIFFERENT, "座位4（水文站）", "座位4")
    )
    assert [t.speaker for t in reading.turns][1:4] == ["座位4", "林远山", "座位4（水文站）"]
    assert reading.same == ()
