"""What a person says about a speaker is obeyed in texts of every kind, also in those that give nobody."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling, RulingKind

STORY = "林晚推开门。\n林晚说，她不走了。陈默说，那就留下。\n林晚笑了笑，没有说话。\n"
PANEL = (
    "Panelists: Dr. Sarah O'Brien (Mercy Health), James McDonald\n\n"
    "DR. O'BRIEN: Thank you. I want to start with data.\nMCDONALD: I agree with Sarah.\n"
    "DR. O’BRIEN: And then there is funding.\n"
)
REPORT = (
    "老街\n\n32岁的赵海波开了三年面馆。赵海波说，租金涨了三成。\n来自河南的孙玉兰卖烙饼。孙玉兰表示，她不想走。\n"
    "赵海波认为，租金要定下来。\n"
)


def read(text: str, *rulings: Ruling) -> Reading:
    (reading,) = read_structure(SourceFile("talk.txt", text, "utf-8", "LF"), rulings=rulings)
    return reading


def said(text: str, *rulings: Ruling) -> list[tuple[str | None, str]]:
    return [(turn.speaker, text[turn.start : turn.end]) for turn in read(text, *rulings).turns]


def test_in_a_story_only_those_speak_who_are_said_to() -> None:
    one = Ruling(RulingKind.SPEAKER, "林晚")
    assert said(STORY) == []
    assert said(STORY, one) == [("林晚", "林晚说，她不走了。")]
    both = said(STORY, one, Ruling(RulingKind.SPEAKER, "陈默"))
    assert both == [("林晚", "林晚说，她不走了。"), ("陈默", "陈默说，那就留下。")]


def test_whom_the_list_has_in_full_speaks_under_either_apostrophe() -> None:
    reading = read(PANEL, Ruling(RulingKind.SAME_PERSON, "DR. O'BRIEN", "Dr. Sarah O'Brien"))
    assert [turn.speaker for turn in reading.turns] == ["Dr. Sarah O'Brien", "MCDONALD", "Dr. Sarah O'Brien"]
    (sarah, _) = reading.speakers
    assert (sarah.affiliation, sarah.aliases) == ("Mercy Health", ("DR. O'BRIEN", "DR. O’BRIEN"))


@pytest.mark.parametrize("spelling", ["DR. O'BRIEN", "DR. O’BRIEN"])
def test_whoever_is_refused_is_so_under_either_apostrophe(spelling: str) -> None:
    assert {who for who, _ in said(PANEL, Ruling(RulingKind.NO_SPEAKER, spelling))} == {"MCDONALD"}


def test_people_of_a_report_without_posts_may_be_named_and_refused() -> None:
    assert [who for who, _ in said(REPORT)] == ["赵海波", "孙玉兰", "赵海波"]
    named = said(REPORT, Ruling(RulingKind.SAME_PERSON, "赵海波", "面馆老板"))
    assert [who for who, _ in named] == ["面馆老板", "孙玉兰", "面馆老板"]
    refused = said(REPORT, Ruling(RulingKind.NO_SPEAKER, "孙玉兰"))
    assert {who for who, _ in refused} == {"赵海波"}


def test_names_over_lists_may_be_named_and_refused() -> None:
    notes = (
        "一、宏观\n李总（某券商首席）\n- 我认为明年会好一些\n王总\n- 我不同意，通缩才是主要矛盾\n"
        "李总（某券商首席）\n- 那我们看数据\n"
    )
    named = said(notes, Ruling(RulingKind.SAME_PERSON, "王总", "王志明"))
    assert [who for who, _ in named] == ["李总", "王志明", "李总"]
    assert "王总" not in {who for who, _ in said(notes, Ruling(RulingKind.NO_SPEAKER, "王总"))}


def test_a_single_line_is_a_turn_if_a_person_says_so() -> None:
    assert said("主持人：好\n") == []
    assert said("主持人：好\n", Ruling(RulingKind.SPEAKER, "主持人")) == [("主持人", "主持人：好")]
