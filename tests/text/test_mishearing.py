"""What went wrong is told from letters and sounds; only what can hardly be right is replaced unseen."""

from __future__ import annotations

import pytest

from annotator.domain.correction import CorrectionKind
from annotator.text.mishearing import cuts_latin_word, is_surely_wrong, kind_at, kind_of


@pytest.mark.parametrize(
    ("heard", "meant", "kind"),
    [
        ("公供", "公共", CorrectionKind.HOMOPHONE),
        ("楼损", "漏损", CorrectionKind.HOMOPHONE),
        ("漏孙率", "漏损率", CorrectionKind.HOMOPHONE),
        ("灰口铸贴", "灰口铸铁", CorrectionKind.HOMOPHONE),
        ("山水", "三水", CorrectionKind.NEAR_HOMOPHONE),
        ("蓝京", "南京", CorrectionKind.NEAR_HOMOPHONE),
        ("水表", "阀门", CorrectionKind.OTHER),
        ("踢迷爱", "DMA", CorrectionKind.ENGLISH),
        ("pum", "pump", CorrectionKind.ENGLISH),
        ("三。五", "三点五", CorrectionKind.NUMBER),
        ("，", "。", CorrectionKind.PUNCTUATION),
        ("水表", "", CorrectionKind.INSERTION),
        ("呃", "", CorrectionKind.FILLER),
        ("，呃，", "，", CorrectionKind.FILLER),
        ("那个呃", "", CorrectionKind.FILLER),
        ("um ", "", CorrectionKind.FILLER),
        ("呃水表", "水表", CorrectionKind.FILLER),
        ("呃水表", "阀门", CorrectionKind.OTHER),
        ("我我", "我", CorrectionKind.REPETITION),
        ("我呃我", "我", CorrectionKind.REPETITION),
        ("就是通过就是通过", "就是通过", CorrectionKind.REPETITION),
        ("the the", "the", CorrectionKind.REPETITION),
        ("kickickoff", "kickoff", CorrectionKind.ENGLISH),
        ("number", "numb", CorrectionKind.ENGLISH),
        ("漏率", "漏损率", CorrectionKind.OTHER),
        ("", "大家", CorrectionKind.OMISSION),
        ("", " pump", CorrectionKind.OMISSION),
        ("，", "，大家", CorrectionKind.OMISSION),
        ("", "。", CorrectionKind.PUNCTUATION),
        ("\n", "", CorrectionKind.PUNCTUATION),
        ("😊。", "", CorrectionKind.PUNCTUATION),
    ],
)
def test_the_kind_of_a_mistake(heard: str, meant: str, kind: CorrectionKind) -> None:
    assert kind_of(heard, meant) is kind


@pytest.mark.parametrize(
    ("text", "taken_out", "kind"),
    [
        ("我[我]觉得可以", "", CorrectionKind.REPETITION),
        ("[就是，]就是通过", "", CorrectionKind.REPETITION),
        ("通过我们的[呃通过我们的]系统", "", CorrectionKind.REPETITION),
        ("我们[再]看一看", "", CorrectionKind.INSERTION),
        ("我们[呃]看一看", "", CorrectionKind.FILLER),
        ("一个[一个]一个来", "", CorrectionKind.REPETITION),
    ],
)
def test_what_was_taken_out_is_judged_with_the_words_beside_it(
    text: str, taken_out: str, kind: CorrectionKind
) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert kind_at(text.replace("[", "").replace("]", ""), start, end, taken_out) is kind


@pytest.mark.parametrize(
    ("before", "wording", "after", "cuts"),
    [
        ("goo", "gl", "e", True),
        ("", "gl", "e", True),
        ("（", "gl", "）", False),
        ("用", "gl", "模型", False),
        ("v", "2", "", True),
        ("", "水", "gle", False),
    ],
)
def test_borders_of_latin_words(before: str, wording: str, after: str, cuts: bool) -> None:
    assert cuts_latin_word(before, wording, after) is cuts


@pytest.mark.parametrize(
    ("before", "wording", "after", "surely"),
    [
        ("这个", "漏孙率", "太高了", True),
        ("这里的", "资源", "不够", False),  # a word, which may be meant
        ("管子下", "去比", "较大", False),  # the end of one word and the beginning of another
        ("他说", "水", "不够", False),  # a single character
        ("把 ", "pum", "p 打开", False),
        ("把 ", "pum", " 打开", True),
    ],
)
def test_only_wrong_forms_are_surely_wrong(before: str, wording: str, after: str, surely: bool) -> None:
    assert is_surely_wrong(before, wording, after) is surely


@pytest.mark.parametrize(
    ("text", "meant", "kind"),
    [
        ("林[小]满说过", "晓", CorrectionKind.NAME),
        ("[林小满]说过", "林晓满", CorrectionKind.NAME),
        ("是[琳小满]和", "林晓满", CorrectionKind.NAME),
        ("林[小]满说过", "大", CorrectionKind.OTHER),
        ("林晓满说[水表]", "阀门", CorrectionKind.OTHER),
        ("林晓满[呃]说", "", CorrectionKind.FILLER),
    ],
)
def test_what_was_written_for_a_speakers_name_is_a_name(text: str, meant: str, kind: CorrectionKind) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert kind_at(text.replace("[", "").replace("]", ""), start, end, meant, ["林晓满"]) is kind
