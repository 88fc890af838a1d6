"""False stops, broken numbers, doubled punctuation and width: no word is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from annotator.suggest.found import Found
from annotator.suggest.function_words import find_particles, find_pronouns
from annotator.suggest.writing import find_punctuation, find_segment_marks, find_widths

Finder = Callable[[str], Iterator[Found]]


def cleaned(finder: Finder, text: str) -> str:
    for one in sorted(finder(text), key=lambda f: -f.start):
        assert text[one.start : one.end] == one.source
        text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("finder", "text", "clean"),
    [
        (find_segment_marks, "最大的。😊，水库", "最大的水库"),
        (find_segment_marks, "水位高。😊，我们走", "水位高，我们走"),
        (find_segment_marks, "水位高。😊。我们走", "水位高。我们走"),
        (find_segment_marks, "是不是？😡，我们走", "是不是？我们走"),
        (find_segment_marks, "我们走😊\n好", "我们走\n好"),
        (find_punctuation, "涨了3。5米", "涨了3.5米"),
        (find_punctuation, "涨了，，走吧。，好", "涨了，走吧。好"),
        (find_widths, "ＤＭＡ２区", "DMA2区"),
        (find_widths, "水,河;桥?", "水，河；桥？"),
        (find_widths, '他说:"好"，涨了３．５％.', "他说：“好”，涨了3.5%."),
        (find_widths, "打０１０－１２３４，９：３０开会", "打010-1234，9:30开会"),
        (find_particles, "他做的很好，水大的多", "他做得很好，水大得多"),
        (find_particles, "大家配合的很好，准备的非常充分。", "大家配合得很好，准备得非常充分。"),
        (find_particles, "我们不断的去做，更好的把水管好", "我们不断地去做，更好地把水管好"),
        (find_particles, "他慢慢的走，高兴的说了", "他慢慢地走，高兴地说了"),
        (find_particles, "高高兴兴的回家，好好的学习", "高高兴兴地回家，好好地学习"),
        (find_particles, "孩子长的很高", "孩子长得很高"),
        (find_pronouns, "公司表示，她会修好这座桥", "公司表示，它会修好这座桥"),
        (find_pronouns, "说话人2：公司表示，她会修好这座桥", "说话人2：公司表示，它会修好这座桥"),
        (find_pronouns, "这是罗女士，他修过桥", "这是罗女士，她修过桥"),
        (find_pronouns, "简先生来了，她修过桥", "简先生来了，他修过桥"),
        (find_pronouns, "这个模型很大，他的参数很多", "这个模型很大，它的参数很多"),
        (find_segment_marks, "讲完了。\n😊，接着讲", "讲完了。\n接着讲"),
        (
            find_segment_marks,
            "他们👨\u200d👩\u200d👧走了",
            "他们走了",
        ),  # one emoji of three, with its joiners
    ],
)
def test_what_is_wrongly_written_is_mended(finder: Finder, text: str, clean: str) -> None:
    assert cleaned(finder, text) == clean


@pytest.mark.parametrize(
    ("finder", "text"),
    [
        (find_segment_marks, "没有记号。好"),
        (find_punctuation, "涨了3.5米。5天后……好——对？！"),
        (find_punctuation, "涨到20。2021年又跌。我30。5月份去，排第3。4号也来"),
        (find_segment_marks, "某某™\ufe0f 版"),
        (find_pronouns, "医院说他会好起来，银行表示他的账户没事，公司认为她会辞职"),
        (find_pronouns, "这是罗女士和公司的王总，他修过桥"),
        (find_pronouns, "小王爱上了一个姑娘，他每天送花"),
        (find_particles, "这是简单的把戏"),
        (find_widths, "3,500 m, at 10:30"),
        (find_widths, 'at "the gate" 他等着'),
        (find_particles, "红红的脸，大大的眼睛，认真的研究，高兴的想法，明明白白的说法"),
        (find_pronouns, "公司的老师说，他会来；公司里他会教书"),
        (find_particles, "他做的桥很好看，说的很多"),
        (find_pronouns, "罗女士和简先生，他修过桥"),
        (find_pronouns, "罗女士和其他人"),
        (find_pronouns, "老师讲了模型，他的参数都记得"),
        (find_pronouns, "桥修好了，他很高兴；她们也来了"),
        (find_particles, "不断的努力，认真的态度，慢慢的水"),
        (find_particles, "他说的不对，问的很多，做的事情"),
    ],
)
def test_what_is_well_written_stays(finder: Finder, text: str) -> None:
    assert cleaned(finder, text) == text
