"""Words that are looked for: what is found is what a plain scan finds."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from annotator.domain.errors import BadPattern
from annotator.language import current_language, use_language
from annotator.text.matching import Query, Way, load, matcher
from tests.text.scanning import borders, scan

EXAMPLES = 5_000 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 300
TEXT = "张鹏说：发展AI模型，發現了西安。\n张 鹏，ＧＰＴ－４。长城 zhang peng；会议机会会。中华牌这个𠑃"
LETTERS = "发發髮画畫划里裡裏会議议机张張章鹏朋长安西先国国aAａＡkKſσς,，。 \u3000\n'1１ｱア😊𠑃é_e\u0301"
texts = st.text(st.sampled_from(LETTERS), max_size=40)
unaccented = texts.map(lambda text: text.replace("\u0301", ""))
"""The standard library's letters and digits have no accents among them."""
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=3)
folds = st.fixed_dictionaries(
    {"match_case": st.booleans(), "fold_width": st.booleans(), "fold_script": st.booleans()}
)


def found(words: str, way: Way = Way.PLAIN, text: str = TEXT, **folds: bool) -> list[str]:
    """The words at the places that are found."""
    return [text[start:end] for start, end in matcher(Query(words, way, **folds)).stretches(text)]


@settings(max_examples=EXAMPLES)
@given(texts, words, folds)
@example("的的的", "的的", {"match_case": False, "fold_width": True, "fold_script": True})
@example("aAaAa", "aa", {"match_case": True, "fold_width": True, "fold_script": True})
def test_plain_words_are_found_as_by_a_plain_scan(text: str, words: str, folds: dict[str, bool]) -> None:
    query = Query(words, Way.PLAIN, **folds)
    assert list(matcher(query).stretches(text)) == scan(query, text)
    assert matcher(query).count(text) == len(scan(query, text))


@settings(max_examples=EXAMPLES)
@given(texts, st.data(), folds)
def test_words_out_of_the_text_are_found_in_it(
    text: str, data: st.DataObject, folds: dict[str, bool]
) -> None:
    """One, two and three characters, Chinese ones too."""
    length = data.draw(st.integers(1, 3))
    if len(text) < length:
        return
    start = data.draw(st.integers(0, len(text) - length))
    query = Query(text[start : start + length], Way.PLAIN, **folds)
    places = list(matcher(query).stretches(text))
    assert places == scan(query, text)
    assert any(begin <= start < end for begin, end in places)


@settings(max_examples=EXAMPLES)
@given(texts, words, folds)
@example("会议会", "会", {"match_case": False, "fold_width": True, "fold_script": True})
@example("aaa aa", "aa", {"match_case": False, "fold_width": True, "fold_script": True})
def test_whole_words_are_found_as_by_a_plain_scan(text: str, words: str, folds: dict[str, bool]) -> None:
    query = Query(words, Way.WORD, **folds)
    assert list(matcher(query).stretches(text)) == scan(query, text)
    assert matcher(query).count(text) == len(scan(query, text))


SYLLABLES = (
    "zhang",
    "peng",
    "xi",
    "an",
    "xian",
    "fa",
    "hua",
    "hui",
    "yi",
    "ji",
    "z",
    "p",
    "zh",
    "c",
    "张",
    "发",
    " ",
    "e",
)
SPOKEN = "张張章鹏朋长安西先发發画会议机zhangpe 洗 'A\n𠑃是X"


@settings(max_examples=EXAMPLES)
@given(
    st.text(st.sampled_from(SPOKEN), max_size=30),
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map("".join),
)
@example("洗安，西安，先", "xian")
@example("𠑃安张𠑃", "jian")
def test_sounds_are_found_as_by_a_plain_scan(text: str, words: str) -> None:
    query = Query(words, Way.SOUND)
    assert list(matcher(query).stretches(text)) == scan(query, text)
    assert matcher(query).count(text) == len(scan(query, text))


ALIKE = {
    "发": ("", "發髮"),
    "画": ("", "畫畵"),
    "里": ("", "裡裏"),
    "a": ("ａ", ""),
    "，": (",", ""),
    ",": ("，", ""),
    ".": ("．", ""),
}
"""What counts as these characters besides themselves: in another width, in the other script."""
PIECES = {
    "发": "[<发>]",
    "画": "[<画>]",
    "a": "[<a>]",
    "，": "[<，>]",
    ",": "[<,>]",
    r"\.": "[<.>]",
    "[发a]": "[<发><a>]",
    "[^发]": "[^<发>]",
    "[a-c里]": "[a-c<里>]",
    "(a|里)": "(?:[<a>]|[<里>])",
    "(?:发)": "(?:[<发>])",
    **{
        syntax: syntax
        for syntax in (".", r"\d", r"\w", r"\W", r"\n", "^", "$", "+", "*?", "?", "{1,2}", "[a-k]")
    },
}
"""Parts of patterns, and how they say the same with everything written out."""


@settings(max_examples=EXAMPLES)
@given(unaccented, st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=4), folds)
@example("發a画", ["发", ".", "画"], {"match_case": False, "fold_width": True, "fold_script": True})
def test_patterns_are_found_as_the_standard_library_finds_them(
    text: str, pieces: list[str], folds: dict[str, bool]
) -> None:
    alike = {
        one: re.escape(one + width * folds["fold_width"] + script * folds["fold_script"])
        for one, (width, script) in ALIKE.items()
    }
    written = "".join(PIECES[piece] for piece in pieces)
    for one, characters in alike.items():
        written = written.replace(f"<{one}>", characters)
    flags = re.MULTILINE | (re.NOFLAG if folds["match_case"] else re.IGNORECASE)
    try:
        standard = re.compile(written, flags)
    except re.error:
        return
    try:
        places = list(matcher(Query("".join(pieces), Way.PATTERN, **folds)).stretches(text))
    except BadPattern:
        return
    assert places == list(_searched(standard, text))


def _searched(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at <= len(text) and (hit := pattern.search(text, at)) is not None:
        if hit.end() > hit.start():
            yield hit.span()
        at = max(hit.end(), hit.start() + 1)


@pytest.mark.parametrize(
    ("words", "way", "there"),
    [
        ("发展", Way.PLAIN, ["发展"]),
        ("发现", Way.PLAIN, ["發現"]),
        ("gpt-4", Way.PLAIN, ["ＧＰＴ－４"]),
        ("会", Way.WORD, ["会"]),
        ("ai", Way.WORD, ["AI"]),
        ("机会", Way.WORD, ["机会"]),
        ("gpt", Way.WORD, ["ＧＰＴ"]),
        ("pen", Way.WORD, []),
        ("zhangpeng", Way.SOUND, ["张鹏"]),
        ("zhang peng", Way.SOUND, ["张鹏", "张 鹏", "zhang peng"]),
        ("zhangp", Way.SOUND, ["张鹏"]),
        ("zp", Way.SOUND, ["张鹏"]),
        ("张peng", Way.SOUND, ["张鹏"]),
        ("zhāng péng", Way.SOUND, ["张鹏", "张 鹏"]),
        ("zhp", Way.SOUND, ["张鹏", "中华牌"]),
        ("xian", Way.SOUND, ["現", "西安"]),
        ("xi'an", Way.SOUND, ["西安"]),
        ("AI moxing", Way.SOUND, ["AI模型"]),
        ("changcheng", Way.SOUND, ["长城"]),
        ("发[展现]", Way.PATTERN, ["发展", "發現"]),
        (r"gpt-\d", Way.PATTERN, ["ＧＰＴ－４"]),
        ("^张.", Way.PATTERN, ["张鹏", "张 "]),
        ("x*", Way.PATTERN, []),
        (" ", Way.SOUND, []),
        ("", Way.PLAIN, []),
        ("", Way.WORD, []),
        ("", Way.SOUND, []),
        ("", Way.PATTERN, []),
    ],
)
def test_what_people_look_for_is_found(words: str, way: Way, there: list[str]) -> None:
    assert found(words, way) == there


def test_hits_do_not_overlap_and_the_leftmost_counts() -> None:
    assert list(matcher(Query("哈哈")).stretches("哈哈哈哈哈")) == [(0, 2), (2, 4)]
    assert list(matcher(Query("aa", Way.PATTERN)).stretches("aaaaa")) == [(0, 2), (2, 4)]
    assert list(matcher(Query("aXa", Way.WORD)).stretches("aXaXa aXa")) == [(6, 9)]


def test_sounds_prefer_the_longer_reading() -> None:
    assert found("xian", Way.SOUND, "洗安") == ["洗安"]


def test_case_width_and_script_can_be_heeded() -> None:
    assert found("ai", match_case=True) == []
    assert found("GPT", fold_width=False) == []
    assert found("发", fold_script=False) == ["发"]
    assert found("发", Way.PATTERN, fold_script=False) == ["发"]


@pytest.mark.parametrize(
    "pattern", ["(", "[a", "*a", "\\", "(?P<n>", "a{2}{3}(", "(?<=a+", "[z-a]", "\\p{Nonsense}"]
)
def test_a_pattern_that_makes_no_sense_is_told_at_once(pattern: str) -> None:
    with pytest.raises(BadPattern, match="no regular expression"):
        matcher(Query(pattern, Way.PATTERN))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(发", "a parenthesis “)” is missing."),
        ("[z-a]", "a range in brackets runs backwards."),
        ("*", "a sign for repeating has nothing before it."),
        (r"\p{foo}", "no characters are called so."),
        ("(?Z)", "what follows “(?” is not known."),
    ],
)
def test_why_a_pattern_makes_no_sense_is_said_in_words(pattern: str, said: str) -> None:
    with pytest.raises(BadPattern) as fault:
        matcher(Query(pattern, Way.PATTERN))
    assert str(fault.value) == f"This is no regular expression: {said}"


def test_the_reason_is_said_in_the_language_in_use() -> None:
    with pytest.raises(BadPattern) as fault:
        matcher(Query("(发", Way.PATTERN))
    before = current_language()
    use_language("zh_CN")
    try:
        assert not re.search("[a-z]", str(fault.value))
    finally:
        use_language(before)


def test_every_reason_is_known_that_the_library_gives_for_what_people_type() -> None:
    typed = [
        "(",
        ")",
        "[",
        "[a",
        "*",
        "+",
        "?",
        "a**",
        "\\",
        "(?<n",
        "(?<1>a)",
        "a{3,1}",
        r"\x1",
        "(?",
        "(?(2)a)",
    ]
    for pattern in typed:
        with pytest.raises(BadPattern) as fault:
            matcher(Query(pattern, Way.PATTERN))
        assert "cannot be understood" not in str(fault.value), pattern


@pytest.mark.parametrize("pattern", ["|a", "a*?", "b?|a", "a??", "(?=a)|a", "a*", r"\b|a", "^|a", "x*"])
def test_after_an_empty_match_the_same_place_is_looked_at_again(pattern: str) -> None:
    text = "aab\nba\n\na ab"
    expected = [m.span() for m in re.finditer(pattern, text, re.MULTILINE) if m.group()]
    assert list(matcher(Query(pattern, Way.PATTERN)).stretches(text)) == expected


def test_a_pattern_that_needs_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "annotator.text.patterns._LIMIT_S", 120.0
    )  # memory decides, however busy the machine is
    with pytest.raises(BadPattern, match="too much memory"):
        list(matcher(Query("(?R)", Way.PATTERN)).stretches("天"))


def test_a_pattern_that_takes_long_in_every_text_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    load(Way.PATTERN)
    monkeypatch.setattr("annotator.text.patterns._LIMIT_IN_ALL_S", 0.05)
    pattern = matcher(Query("(a?){18}a{18}b", Way.PATTERN))
    with pytest.raises(BadPattern, match="takes too long"):
        sum(pattern.count("a" * 24) for _ in range(10_000))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<first>发)(?P=first)",
        "[[:alpha:]]发",
        "(?i)x",
        "(?#发)a",
        r"\N{DIGIT ONE}",
        "(发)?(?(1)a|b)",
        r"\x41",
    ],
)
def test_the_syntax_of_patterns_is_left_alone(pattern: str) -> None:
    list(matcher(Query(pattern, Way.PATTERN)).stretches(TEXT))


def test_a_pattern_that_takes_too_long_is_given_up() -> None:
    load(Way.PATTERN)
    began = time.perf_counter()
    with pytest.raises(BadPattern, match="takes too long"):
        list(matcher(Query("(x|xx)+z", Way.PATTERN)).stretches("x" * 60 + "yz"))
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    "pattern", [r"\x41", r"\u0041", "[ -^]", r"\N{LATIN CAPITAL LETTER A}", "[@-A]", "A", r"\d?A"]
)
def test_patterns_are_blind_to_case_however_it_is_written(pattern: str) -> None:
    assert found(pattern, Way.PATTERN, "a") == ["a"]
    assert found(pattern, Way.PATTERN, "a", match_case=True) == []


def test_no_punctuation_is_no_hindrance_to_words() -> None:
    """A line of ten thousand characters is divided piece by piece."""
    text = "我们的机会在会议上" * 10_000
    began = time.perf_counter()
    assert matcher(Query("会议", Way.WORD)).count(text) > 9_000
    assert matcher(Query("会", Way.WORD)).count(text) < 1_000
    assert time.perf_counter() - began < 20


def test_borders_of_the_scan_are_those_that_readers_see() -> None:
    assert borders("会议AI e\u0301") == {0, 2, 4, 5, 7}
