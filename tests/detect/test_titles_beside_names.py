"""A name with a title beside the same name without it: two speakers, and the proposal that they are one."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.text.alike import simplified
from annotator.text.lexicons import words
from tests.detect.readings import names, read_one, who_says

BESIDE = [
    ("李佩蓉", "李佩蓉老师"),
    ("李佩蓉", "李佩蓉老師"),
    ("周启明", "周启明总"),
    ("周啟明", "周啟明總"),
    ("戴文心", "戴文心教授"),
    ("龔玉樹", "龔玉樹總工程師"),
    ("覃大勇", "覃大勇醫生"),
    ("石磊", "石磊导演"),
    ("歐陽靜", "歐陽靜主編"),
    ("司徒嵐", "司徒嵐經理"),
    ("鄭阿雪", "鄭阿雪女士"),
    ("贺敏行", "贺敏行同志"),
    ("白若溪教授", "白若溪老师"),
]


def _talk(plain: str, titled: str) -> str:
    return (
        f"主持人：今天我們談談老街。\n{plain}：好，我先說兩句。\n主持人：店舖還剩幾家？\n"
        f"{titled}：還有九家，都開著門。\n主持人：租金呢？\n{plain}：漲了一倍。\n"
    )


def _asked(text: str, *rulings: Ruling) -> Reading:
    (reading,) = read_structure(SourceFile("talk.txt", text, "utf-8", "LF"), rulings=rulings)
    return reading


@pytest.mark.parametrize(("plain", "titled"), BESIDE)
def test_a_title_makes_a_speaker_who_is_proposed_to_be_the_same(plain: str, titled: str) -> None:
    reading = read_one(_talk(plain, titled))
    assert [turn.speaker for turn in reading.turns if turn.speaker != "主持人"] == [plain, titled, plain]
    assert [{one.name, one.same_as} for one in reading.same] == [{plain, titled}]


@pytest.mark.parametrize(("plain", "titled"), BESIDE)
def test_the_answer_in_the_review_is_obeyed(plain: str, titled: str) -> None:
    text = _talk(plain, titled)
    reading = _asked(text, Ruling(RulingKind.SAME_PERSON, titled, plain))
    assert {turn.speaker for turn in reading.turns} == {"主持人", plain}
    assert not reading.same
    assert titled in next(s.aliases for s in reading.speakers if s.name == plain)
    apart = _asked(text, Ruling(RulingKind.DIFFERENT, titled, plain))
    assert {turn.speaker for turn in apart.turns} == {"主持人", plain, titled}
    assert not apart.same


@pytest.mark.parametrize(
    ("full", "address"),
    [
        ("王志明", "王总"),
        ("王志明", "王總"),
        ("張知秋", "张老师"),
        ("陳素娥", "陳醫師"),
        ("欧阳知秋", "歐陽經理"),
    ],
)
def test_a_surname_with_a_title_is_proposed_in_either_writing(full: str, address: str) -> None:
    reading = read_one(_talk(full, address))
    assert [turn.speaker for turn in reading.turns if turn.speaker != "主持人"] == [full, address, full]
    assert [{one.name, one.same_as} for one in reading.same] == [{full, address}]


def test_one_spelling_throughout_is_one_speaker() -> None:
    text = _talk("李佩蓉老師", "李佩蓉老師")
    assert names(text) == ["主持人", "李佩蓉"]
    assert not read_one(text).same


def test_in_a_report_a_name_with_and_without_its_title_is_one_person() -> None:
    text = (
        "近日，河湾镇召开座谈会。\n\n江城大学教授王莉认为，老街不能只剩酒吧。\n\n"
        "王莉教授指出，租金要有上限。\n\n王莉表示，明年再来看。\n"
    )
    assert {who for who, _ in who_says(text)} == {"王莉"}


@pytest.mark.parametrize(
    "name",
    [
        *("titles", "courtesies", "forms_of_address", "roles", "seats", "people_words", "nobody_words"),
        *("report_marks", "report_words", "speech_verbs", "statement_verbs", "roster_verbs", "role_keys"),
        *("organisation_endings", "invitations", "discourse_openers", "lead_ins", "section_names", "credits"),
    ],
)
def test_lists_have_the_traditional_writing_of_every_word(name: str) -> None:
    written: dict[str, set[str]] = {}
    for entry in words(name):
        written.setdefault(simplified(entry), set()).add(entry)
    once = [entry for group in written.values() for entry in group if len(group) == 1]
    assert [entry for entry in once if not _PLAINLY_SIMPLIFIED.isdisjoint(entry)] == []


_PLAINLY_SIMPLIFIED = frozenset(
    "师总导编辑记访谈话说讲议员长医护经济学术专业务队组团厂厅处厂县镇乡级监项责顾问馆剧摄设计会书证诉讼检审农渔业"
    "认为谓请让对观众听嘉宾发题结论证实际关开门间闻问见视觉觉网红线纪录约组织织调试评读课译详该误语诗诚话诺谁谊"
)
