"""Who may be one and the same: proposals with evidence, none where two would do."""

from __future__ import annotations

import pytest

from annotator.detect.same_speaker import find_same
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.domain.reading import FoundSpeaker
from tests.detect.readings import read_one


def same(*names: str | FoundSpeaker, text: str = "", roster: tuple[Voice, ...] = ()) -> dict[str, str]:
    speakers = [name if isinstance(name, FoundSpeaker) else FoundSpeaker(name) for name in names]
    return {found.name: found.same_as for found in find_same(text, speakers, roster)}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("席位5", "席位5（河报）"), {"席位5（河报）": "席位5"}),
        (("席位5", "席位５"), {"席位5": "席位５"}),
        (("SPEAKER A", "Speaker A"), {"SPEAKER A": "Speaker A"}),
        (("罗远", "羅遠"), {"罗远": "羅遠"}),
        (("张知秋", "知秋老师"), {"知秋老师": "张知秋"}),
        (("张知秋", "知秋"), {"知秋": "张知秋"}),
        (("张知秋", "张总"), {"张总": "张知秋"}),
        (("欧阳知秋", "欧阳老师"), {"欧阳老师": "欧阳知秋"}),
        (("王若溪", "老王"), {"老王": "王若溪"}),
        (("John Smith", "Smith"), {"Smith": "John Smith"}),
        (("JOHN SMITH", "MR. SMITH"), {"MR. SMITH": "JOHN SMITH"}),
        (("John Smith", "J. Smith"), {"J. Smith": "John Smith"}),
        (("John Smith", "John"), {"John": "John Smith"}),
        (("John Smith", "JS"), {"JS": "John Smith"}),
        (("米兰·科瓦奇", "科瓦奇"), {"科瓦奇": "米兰·科瓦奇"}),
        (
            ("Dr. Maren Hale", "Maren Hale", "Hale"),
            {"Maren Hale": "Dr. Maren Hale", "Hale": "Dr. Maren Hale"},
        ),
        (("A. Hale", "Anna Hale", "Hale"), {"A. Hale": "Anna Hale", "Hale": "Anna Hale"}),
        (("Dr. Hale", "Hale"), {"Hale": "Dr. Hale"}),
        (("J.-P. Martin", "Jean-Pierre Martin"), {"J.-P. Martin": "Jean-Pierre Martin"}),
        (("M. Lefèvre", "Paul Lefèvre", "Mme Aubry"), {"M. Lefèvre": "Paul Lefèvre"}),
        (("Herr Prof. Dr. Vogel", "Anton Vogel"), {"Herr Prof. Dr. Vogel": "Anton Vogel"}),
        (("van der Berg", "Piet van der Berg"), {"van der Berg": "Piet van der Berg"}),
        (("MARY ST. JOHN", "St. John"), {"St. John": "MARY ST. JOHN"}),
    ],
)
def test_one_who_fits_is_proposed(names: tuple[str, ...], expected: dict[str, str]) -> None:
    assert same(*names) == expected


@pytest.mark.parametrize(
    "names",
    [
        ("第三位", "席位3"),
        ("席位3", "嘉宾3"),
        ("张知秋", "张若溪", "张总"),
        ("张知秋", "王知秋", "知秋老师"),
        ("John Smith", "Jane Smith", "Smith"),
        ("Mr. Hale", "Mrs. Hale", "Maren Hale", "Hale"),
        ("Dr. Hale", "Mr. Hale", "Hale"),
        ("M. Lefèvre", "Paul Lefèvre", "Aubry"),
        ("Berg", "Piet van der Berg"),
        ("John Smith", "John Brown", "John"),
        ("罗知秋", "罗知夏"),
        ("主持人", "嘉宾"),
        ("张知秋", "李总"),
    ],
)
def test_nobody_is_proposed_where_two_fit_or_none(names: tuple[str, ...]) -> None:
    assert same(*names) == {}


def test_a_title_tells_namesakes_apart() -> None:
    chief = FoundSpeaker("张知秋", role="副总")
    teacher = FoundSpeaker("张若溪", role="老师")
    assert same(chief, teacher, "张老师") == {"张老师": "张若溪"}


def test_the_roster_tells_who_the_host_is() -> None:
    roster = (Voice(VoiceKind.NAME, "白若溪", "白若溪", role="主持人"),)
    assert same("主持", "罗知秋", roster=roster) == {"主持": "白若溪"}
    two = (*roster, Voice(VoiceKind.NAME, "江心月", "江心月", role="主持人"))
    assert same("主持", "罗知秋", roster=two) == {}


def test_given_names_in_the_talk_are_proposed_once() -> None:
    text = "主持人：知秋老师先说。\n张知秋：好，桥要修。\n主持人：谢谢知秋老师。\n张知秋：不客气。\n"
    reading = read_one(text)
    assert [(found.name, found.same_as) for found in reading.same] == [("知秋老师", "张知秋")]
    assert {speaker.name for speaker in reading.speakers} == {"主持人", "张知秋"}


def test_a_full_name_with_an_address_is_nothing_new() -> None:
    assert same("张知秋", text="谢谢张知秋老师，谢谢。") == {}


def test_a_bare_surname_is_the_only_one_who_has_it() -> None:
    text = (
        "王建国：李师傅，今天我们请您来讲讲。\n\n李长河：好，你们别笑。\n\n"
        "王：您跟谁学的？\n\n李：跟我舅舅。\n\n王：学了几年？\n\n李：五年，我笨。\n"
    )
    proposed = {(same.name, same.same_as) for same in read_one(text).same}
    assert {("王", "王建国"), ("李", "李长河")} <= proposed


@pytest.mark.parametrize(
    ("bare", "told"), [("座位5", "座位5（讯海）"), ("座位5", "座位5 讯海科技"), ("A", "A（王总）")]
)
def test_a_seat_with_words_behind_it_is_proposed_to_be_the_seat_and_not_taken_for_it(
    bare: str, told: str
) -> None:
    talk = (
        f"主持人：你怎么看？\n{bare}：我看不会。\n主持人：那漏损率呢？\n{told}：三月测过。\n"
        f"主持人：好。\n{bare}：等下次再谈。\n"
    )
    reading = read_one(talk)
    assert [turn.speaker for turn in reading.turns if turn.speaker != "主持人"] == [bare, told, bare]
    assert [{one.name, one.same_as} for one in reading.same] == [{told, bare}]
