"""Where nobody can be heard is told in short as it is in full."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from annotator.detect.labels.hearing import Candidate, judge
from annotator.detect.labels.unheard import are_but_words, why_but_word
from annotator.detect.lines.page import lines_of
from annotator.detect.words.label_forms import label_in
from annotator.detect.words.talk import talk_of

_SIGNS = some.sampled_from(("", "", "- ", "1. "))
_KEYS = some.sampled_from(
    ("标题", "Key", "颜色", "Total", "办法", "卖馄饨的", "餐馆老板", "the cat", "记者", "店主", "A")
)
_NUMBERS = some.sampled_from(("", "1", "2", "3", "44"))
_RESTS = some.sampled_from(("", "好的。", "value", "你说呢？", "“他来了。”", "我觉得可以，你看呢？"))
_LINES = some.lists(some.tuples(_SIGNS, _KEYS, _NUMBERS, _RESTS).map(lambda p: f"{p[0]}{p[1]}{p[2]}：{p[3]}"))


@given(_LINES)
def test_a_text_told_in_short_is_one_in_which_the_judge_hears_nobody(lines: list[str]) -> None:
    candidates = _candidates("\n".join(lines))
    if are_but_words(candidates):
        in_full = judge(candidates, (), len(lines), Counter())
        assert in_full == ([], [(candidate, why_but_word(candidate)) for candidate in candidates])


def test_keys_without_values_and_keys_that_come_once_name_nobody() -> None:
    assert are_but_words(_candidates("办法：\n办法：\n标题："))
    assert are_but_words(_candidates("办法1：红\n办法2：绿"))
    assert not are_but_words(_candidates("李明：你好\n王芳：你好"))


def _candidates(text: str) -> list[Candidate]:
    found = []
    for place, line in enumerate(lines_of(text)):
        label = label_in(line.text, line.mark)
        if label is not None and label.voices:
            found.append(Candidate(place, line, label, talk_of(line.text[label.rest_at :])))
    return found
