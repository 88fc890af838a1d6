"""Label patterns: what they take for a label, what is no pattern, and how one is made from a line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.detect.rulings.patterns import checked_pattern, match_label, pattern_from, pattern_of_example
from annotator.domain.errors import BadPattern


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        ("{name}：{text}", "罗知秋：大家好", ("罗知秋", "", "大家好")),
        ("{name}：{text}", "罗知秋 ：  大家好", ("罗知秋", "", "大家好")),
        ("#{time}# {name} >>{text}", "#00:01:12# 罗知秋 >>大家好", ("罗知秋", "00:01:12", "大家好")),
        ("#{time}# {name} >>{text}", "# 00:01:12 #罗知秋>> 大家好", ("罗知秋", "00:01:12", "大家好")),
        ("{name} {time}", "罗知秋 01:12", ("罗知秋", "01:12", "")),
        ("@{name}", "@Ada Quill", ("Ada Quill", "", "")),
        ("--- {name} ---", "--- 罗知秋 ---", ("罗知秋", "", "")),
        ("{name} | {text}", "Ada Quill | so: it is", ("Ada Quill", "", "so: it is")),
        ("{name}（{time}）：{text}", "罗知秋（河大）（00:12）：好", ("罗知秋（河大）", "00:12", "好")),
    ],
)
def test_a_pattern_finds_its_labels(pattern: str, line: str, expected: tuple[str, str, str]) -> None:
    found = match_label(pattern, line)
    assert found is not None
    assert (found.name, found.clock, line[found.rest_at :]) == expected


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("{name}：{text}", "罗知秋:大家好"),
        ("{name}：{text}", "我想说，问题：没有水"),
        ("{name}：{text}", "：没有名字"),
        ("{name}:{text}", "https://example.org/x"),
        ("{name}:{text}", "2024: a year"),
        ("{name} {time}", "罗知秋 01:12 大家好"),
        ("@{name}", "罗知秋"),
        ("{name}：{text}", "名" * 60 + "：太长"),
    ],
)
def test_a_pattern_finds_nothing_else(pattern: str, line: str) -> None:
    assert match_label(pattern, line) is None


def test_the_clock_time_is_told_in_milliseconds() -> None:
    found = match_label("{time} {name}", "1:02:03.5 罗知秋")
    assert found is not None
    assert found.ms == 3_723_500


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("", "needs {name} where the name stands"),
        ("只有字", "needs {name} where the name stands"),
        ("{name}{text}", "every line would be a label"),
        ("{name} {text}", "every line would be a label"),
        ("{name}：{words}", "knows {name} {time} {text}, not {words}"),
        ("{name}：{name}{text}", "stands once"),
        ("{text}——{name}", "{text} comes last"),
        ("{name}：{text}。", "{text} comes last"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(pattern: str, sentence: str) -> None:
    with pytest.raises(BadPattern) as caught:
        checked_pattern(pattern)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("罗知秋：大家好", "罗知秋", "{name}：{text}"),
        ("#00:01:12# 罗知秋 >>大家好", "罗知秋", "#{time}# {name} >>{text}"),
        ("罗知秋（河大）：大家好", "罗知秋", "{name}：{text}"),
        ("罗知秋（00:12）：大家好", "罗知秋", "{name}（{time}）：{text}"),
        ("罗知秋 00:12", "罗知秋", "{name} {time}"),
        ("【罗知秋】“大家好”", "罗知秋", "【{name}】{text}"),
        ("[Ada Quill] - good morning", "Ada Quill", "[{name}] - {text}"),
        ("@Ada Quill", "Ada Quill", "@{name}"),
    ],
)
def test_a_pattern_is_made_from_a_line(line: str, name: str, expected: str) -> None:
    assert pattern_from(line, name) == expected


def test_the_time_of_an_example_can_be_told() -> None:
    assert pattern_from("T12:30 罗知秋 12:45：好", "罗知秋", "12:45") == "T12:30 {name} {time}：{text}"


@pytest.mark.parametrize(
    ("line", "name", "time"),
    [
        ("罗知秋：好", "张家兴", None),
        ("罗知秋：好", "", None),
        ("罗知秋：好", "罗知秋", "00:12"),
        ("罗知秋", "罗知秋", None),
    ],
)
def test_an_example_that_shows_no_label_is_refused(line: str, name: str, time: str | None) -> None:
    with pytest.raises(BadPattern):
        pattern_from(line, name, time)


NAMES = st.text("罗知秋星河家兴AdaQuil", min_size=1, max_size=6)
SIGNS = st.sampled_from(["：", ":", " >> ", " | ", "】", "） ", " - "])


@given(NAMES, SIGNS, NAMES, st.sampled_from(["", "【", "- ", "> ", "12:30 ", "#01:02:03# "]))
def test_a_pattern_from_a_line_finds_the_label_of_that_line(
    name: str, sign: str, text: str, before: str
) -> None:
    line = before + name + sign + text
    found = match_label(pattern_from(line, name), line)
    assert found is not None
    assert found.name == name
    assert line[found.rest_at :] == text


@pytest.mark.parametrize("words", ["：" * 20_000, "a" * 20_000, "a " * 10_000, " " * 20_000, "12:12" * 4_000])
def test_a_pattern_takes_time_in_proportion_to_the_line(words: str) -> None:
    start = time.perf_counter()
    for pattern in ("{name} - {time} : {text}", "{time} {name} >> {text}", "* {name} *"):
        match_label(pattern, words)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("line", "guess", "pattern", "name"),
    [
        ("<‹阿船>> 潮退了", "", "<‹{name}>> {text}", "阿船"),
        ("—阿船— 潮退了", "", "—{name}— {text}", "阿船"),
        ("阿船->潮退了", "阿船->潮退了", "{name}->{text}", "阿船"),
        ("阿船 / 潮退了", "阿船 / 潮退了", "{name} / {text}", "阿船"),
        ("[阿船|00:01] 潮退了", "阿船|", "[{name}|{time}] {text}", "阿船"),
        ("Ada Quill >> the tide is out", "", "{name} >> {text}", "Ada Quill"),
        ("~ 00:12 ~ 阿船 ~ 潮退了", "", "~ {time} ~ {name} ~ {text}", "阿船"),
        ("座位 3：潮退了", "座位 3", "{name}：{text}", "座位 3"),
    ],
)
def test_a_pattern_is_made_from_what_signs_set_off(line: str, guess: str, pattern: str, name: str) -> None:
    assert pattern_of_example(line, guess) == pattern
    found = match_label(pattern, line)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "line", ["潮退了，船还在。", "“潮退了”他说", "The tide is out.", "", "well-known facts"]
)
def test_a_line_in_which_nothing_is_set_off_makes_no_pattern(line: str) -> None:
    assert pattern_of_example(line) == ""
