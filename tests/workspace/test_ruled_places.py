"""What is said of single places: who speaks from here on, and that words are no quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import InvalidEdit
from annotator.domain.reading import FoundCue, FoundQuote, FoundTurn, Reading, SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Evidence
from annotator.editing import EditSpeaker, Reread, SetSpeakerFrom
from annotator.workspace.importing import import_all, look_at, read_again
from annotator.workspace.readings import Rereader, reading_of
from annotator.workspace.reviewing_structure import open_review, plan
from annotator.workspace.reviewing_structure import read_again as review_again
from annotator.workspace.ruled_places import at_ruled_places
from annotator.workspace.workspace import Workspace
from tests.workspace.reviewed import speaker_called

RAW = """大家下午好，欢迎来到渡口治理研讨会，我们请到了几位嘉宾来谈河道的问题。
下面有请来自水务局的邱建国局长做报告，大家欢迎。
好的谢谢主持人，我先说一下去年的情况，去年我们一共疏浚了三十二公里的河道，花了四千万。
还有一个事情就是桥，桥的问题我们已经拖了六年了，今年必须解决，否则明年汛期过不去。
我叫孟宪文，我是做河流生态的，我想从鱼的角度讲一讲这个事情，鱼其实不喜欢桥墩。
"""


def line(words: str, text: str = RAW) -> tuple[int, int]:
    start = text.rindex("\n", 0, text.index(words)) + 1 if words not in text.split("\n")[0] else 0
    return start, text.index("\n", start)


def from_here(words: str, name: str) -> Ruling:
    start, end = line(words)
    return Ruling(RulingKind.SPEAKER, name=name, start=start, end=end)


def said(text: str, reading: Reading) -> list[tuple[str | None, str]]:
    return [(t.speaker, text[t.text_start : t.end]) for t in reading.turns]


def read(text: str, *rulings: Ruling) -> Reading:
    return reading_of(SourceFile("a.txt", text, "utf-8", "LF"), rulings)


def test_who_speaks_from_a_line_on_where_nothing_says_so() -> None:
    plain = read(RAW)
    assert plain.turns == ()
    assert line("我叫孟宪文")[0] in {cue.start for cue in plain.cues}
    told = read(RAW, from_here("好的谢谢", "邱建国"), from_here("我叫孟宪文", "孟宪文"))
    first, last = line("好的谢谢")[0], line("我叫孟宪文")[0]
    assert said(RAW, told) == [("邱建国", RAW[first : last - 1]), ("孟宪文", RAW[last:-1])]
    assert [s.name for s in told.speakers] == ["邱建国", "孟宪文"]
    assert not {first, last} & {cue.start for cue in told.cues}
    assert told.turns[0].evidence is Evidence.ANNOTATOR


def test_a_turn_is_divided_and_one_that_begins_there_is_given_away() -> None:
    text = "主持人：开始吧，先说桥。\n桥的事情拖了六年。\n\n罗小满：我觉得要修。\n主持人：那就修。\n"
    start, end = line("桥的事情", text)
    split = read(text, Ruling(RulingKind.SPEAKER, name="罗小满", start=start, end=end))
    assert said(text, split)[:3] == [
        ("主持人", "开始吧，先说桥。"),
        ("罗小满", "桥的事情拖了六年。"),
        ("罗小满", "我觉得要修。"),
    ]
    start, end = line("主持人：那就修", text)
    given_away = read(text, Ruling(RulingKind.SPEAKER, name="罗小满", start=start, end=end))
    assert said(text, given_away)[-1] == ("罗小满", "那就修。")
    assert [s.name for s in given_away.speakers] == ["主持人", "罗小满"]


def test_the_last_word_holds_and_other_names_are_known() -> None:
    here = from_here("好的谢谢", "邱局")
    start, end = line("好的谢谢")
    assert read(RAW, here, Ruling(RulingKind.TEXT, start=start, end=end)).turns == ()
    assert read(RAW, here, Ruling(RulingKind.NO_SPEAKER, "邱局")).turns == ()
    renamed = read(RAW, here, Ruling(RulingKind.SAME_PERSON, "邱局", "邱建国"))
    assert {turn.speaker for turn in renamed.turns} == {"邱建国"}


def test_a_wrong_quotation_is_taken_out_and_the_others_stay() -> None:
    text = "甲：乙说“好”，丙说“不好”。\n"
    quotes = (FoundQuote("乙", 5, 6), FoundQuote("丙", 11, 13))
    reading = Reading(0, len(text), quotes=quotes)
    told = at_ruled_places(text, reading, (Ruling(RulingKind.NO_SPEAKER, start=5, end=6),))
    assert told.quotes == quotes[1:]


def test_somebody_new_is_proposed_no_more_where_the_line_was_ruled_on() -> None:
    reading = Reading(0, len(RAW), cues=(FoundCue(line("好的谢谢")[0]), FoundCue(line("我叫")[0])))
    start, end = line("好的谢谢")
    told = at_ruled_places(RAW, reading, (Ruling(RulingKind.TEXT, start=start, end=end),))
    assert told.cues == reading.cues[1:]
    assert at_ruled_places(RAW, reading, (Ruling(RulingKind.NO_SPEAKER, "谁"),)) is reading


def test_that_nobody_new_starts_takes_nothing_else_off_the_line() -> None:
    text = RAW.replace("鱼其实不喜欢桥墩。", "鱼其实不喜欢桥墩😊。")
    plain = read(text)
    start, end = line("我叫孟宪文", text)
    assert start in {cue.start for cue in plain.cues}
    assert plain.noise
    told = read(text, Ruling(RulingKind.SAME_PERSON, start=start, end=end))
    assert told == replace(plain, cues=tuple(cue for cue in plain.cues if cue.start != start))
    somebody = read(
        text,
        Ruling(RulingKind.SAME_PERSON, start=start, end=end),
        Ruling(RulingKind.SPEAKER, name="孟宪文", start=start, end=end),
    )
    assert [turn.speaker for turn in somebody.turns] == ["孟宪文"]


@given(
    st.lists(
        st.tuples(st.integers(-5, 60), st.integers(1, 30), st.sampled_from(["甲", "乙丙", "主持人"])),
        max_size=6,
    ),
    st.lists(st.integers(0, 50), max_size=5, unique=True),
)
def test_turns_stay_in_order_and_apart_whatever_is_said(
    places: list[tuple[int, int, str]], starts: list[int]
) -> None:
    text = "甲：一二三\n四五六\n\n乙丙：七八九十\n" * 3
    borders = [*sorted(starts), 52]
    turns = tuple(FoundTurn("甲", a, min(a + 2, b), b, Evidence.LABEL) for a, b in pairwise(borders))
    rulings = [
        Ruling(RulingKind.SPEAKER, name=name, start=start, end=start + length)
        for start, length, name in places
    ]
    told = at_ruled_places(text, Reading(0, len(text), turns=turns), rulings)
    at = 0
    for turn in told.turns:
        assert at <= turn.start <= turn.text_start <= turn.end <= len(text)
        at = turn.end


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(tmp_path / "p.annodb", author="tester")
    (tmp_path / "raw.txt").write_text(RAW, encoding="utf-8")
    import_all(opened, [read_again(look_at(tmp_path / "raw.txt"), (from_here("好的谢谢", "邱建国"),))])
    yield opened
    opened.close()


def who(workspace: Workspace) -> list[tuple[int, list[str]]]:
    transcript = workspace.transcript("1")
    people = workspace.codebook.speaker_by_id
    return [(turn.start, [people[s].name for s in turn.speaker_ids]) for turn in transcript.turns]


def review(workspace: Workspace, *rulings: Ruling) -> None:
    identity = workspace.transcript("1").id
    workspace.do(plan(review_again(open_review(workspace, identity), rulings)))


def test_it_comes_in_and_is_taken_back_in_a_later_review(project: Workspace) -> None:
    start, last = line("好的谢谢")[0], line("我叫")[0]
    assert (start, ["邱建国"]) in who(project)
    review(project, from_here("好的谢谢", "邱建国"), from_here("我叫", "孟宪文"))
    assert (start, ["邱建国"]) in who(project)
    assert (last, ["孟宪文"]) in who(project)
    review(project, from_here("我叫", "孟宪文"))
    assert who(project)[-1] == (last, ["孟宪文"])
    assert "邱建国" not in {name for _, names in who(project) for name in names}
    project.undo()
    assert (start, ["邱建国"]) in who(project)


def test_who_was_renamed_since_is_the_same_person(project: Workspace) -> None:
    speaker = speaker_called(project, "邱建国")
    project.do(EditSpeaker(speaker.id, name="邱局长"))
    review(project, from_here("好的谢谢", "邱建国"), from_here("我叫", "邱建国"))
    assert {name for _, names in who(project) for name in names} == {"邱局长"}


def test_what_is_set_by_hand_stays_unless_that_very_place_is_ruled_on(project: Workspace) -> None:
    transcript = project.transcript("1")
    at, end = line("还有一个事情")
    project.do(SetSpeakerFrom(transcript.id, at, ()))
    review(project, from_here("好的谢谢", "邱建国"), from_here("我叫", "孟宪文"))
    assert (at, []) in who(project)
    review(project, Ruling(RulingKind.SPEAKER, name="孟宪文", start=at, end=end))
    assert (at, ["孟宪文"]) in who(project)


def test_a_place_without_a_name_is_refused(project: Workspace) -> None:
    nobody = replace(from_here("好的谢谢", "x"), name=" ")
    with pytest.raises(InvalidEdit, match="Who speaks from"):
        project.do(Reread("1", (nobody,)))


def test_what_is_said_of_single_places_needs_no_other_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    import annotator.detect

    times = []
    really = annotator.detect.read_structure

    def read_structure(*given: object, **more: object) -> object:
        times.append(given)
        return really(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(annotator.detect, "read_structure", read_structure)
    source = SourceFile("a.txt", RAW, "utf-8", "LF")
    again = Rereader(source, (), really(source), as_one=True)
    one, other = from_here("好的谢谢", "邱建国"), from_here("我叫", "孟宪文")
    for rulings in ((one,), (one, other), (), (other,)):
        (found,) = again.read(rulings)
        assert [turn.speaker for turn in found.turns] == [r.name for r in rulings]
    assert times == []
    again.read((one, Ruling(RulingKind.NO_SPEAKER, "谁")))
    assert len(times) == 1
    begun_with_one = Rereader(source, (one,), again.read((one,)), as_one=True)
    (found,) = begun_with_one.read(())
    assert found.turns == ()
