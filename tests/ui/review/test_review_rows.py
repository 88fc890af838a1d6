"""The rows of a text under review, and the words of a line that may be a label."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from annotator.domain.reading import FoundSection, Reading
from annotator.ui.review.label_words import label_words
from annotator.ui.review.marks import Marks
from annotator.ui.review.row_layout import lay_out
from annotator.ui.review.rows import PIECE, Rows, line_at

TEXTS = st.text(st.sampled_from("桥船。， \n\t：a\u3000😀"), max_size=200)


@given(TEXTS, st.integers(1, 40))
def test_rows_hold_every_word_once_and_in_order(text: str, times: int) -> None:
    text = text * times
    rows = Rows(text, 0, len(text))
    spans = [(rows[i].start, rows[i].end) for i in range(len(rows))]
    assert all(start < end <= start + PIECE for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())
    assert all("\n" not in text[start:end] for start, end in spans)


def test_rows_keep_to_their_part_of_the_text() -> None:
    text = "一行\n两行\n\n三行\n四行"
    rows = Rows(text, 3, text.index("四"))
    assert [text[rows[i].start : rows[i].end] for i in range(len(rows))] == ["两行", "三行"]
    assert [rows[i].after_gap for i in range(2)] == [False, True]
    assert rows.at(text.index("三")) == 1
    assert rows.at(0) == 0
    assert rows.at(10_000) == 1


def test_a_long_line_is_cut_after_a_stop() -> None:
    text = ("一二三四五六七八九，" * 200)[:-1]
    rows = Rows(text, 0, len(text))
    assert len(rows) > 3
    assert all(text[rows[i].end - 1] == "，" for i in range(len(rows) - 1))
    assert [rows[i].opens_line for i in range(len(rows))] == [True] + [False] * (len(rows) - 1)
    assert line_at(text, rows[2].start) == (0, len(text))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("周允：我们开始。", "周允"),
        ("周允（主持人）：我们开始。", "周允"),
        ("[00:12] 周允：我们开始。", "周允"),
        ("周允（00:12:34）：好", "周允"),
        ("00:12:34 周允: 好", "周允"),
        ("说话人2  00:01:02", "说话人2"),
        ("【周允】我们开始。", "周允"),
        ("**周允：** 我们开始。", "周允"),
        ("- 周允：我们开始。", "周允"),
        ("> JOHN SMITH: hello", "JOHN SMITH"),
        ("周允", "周允"),
        ("老船夫", "老船夫"),
        ("谢谢大家", ""),
        ("对对对", ""),
        ("去年我们修了三条船效果还可以", ""),
        ("我们九点三十分开始，谁也不要迟到，因为船只等一刻钟。", ""),
        ("他说，这座桥撑不过冬天", ""),
        ("船修好了。有人却问：谁来划？", ""),
        ("周允\t我们开始，别等了。", "周允"),
        ("周允  我们开始。", "周允"),
        ("“周允”：我们开始。", "“周允”"),
        ("他说“好”：那就开始。", ""),
        ("RUPERT HALE, BYLINE: It is late.", "RUPERT HALE, BYLINE"),
        ("", ""),
    ],
)
def test_the_words_in_front_are_a_label(line: str, words: str) -> None:
    assert label_words(line) == words


def test_a_heading_within_a_long_line_is_large_alone(qapp: QApplication) -> None:
    source = "前面说了很多话，说完了。最后谈谈桥后面又说了很多话，也都说完了，天也黑了。\n最后谈谈桥\n"
    at, alone = source.index("最后"), source.rindex("最后")
    sections = (
        FoundSection("最后谈谈桥", 1, at, alone),
        FoundSection("最后谈谈桥", 1, alone, len(source)),
    )
    reading = Reading(0, len(source), sections=sections)
    marks = Marks(source, reading)
    rows = Rows(source, 0, len(source))
    large = [
        [(found.start, found.length) for found in lay_out(source, rows[i], marks, 600).layout.formats()]
        for i in range(2)
    ]
    assert large == [[(at, 5)], [(0, 5)]]
