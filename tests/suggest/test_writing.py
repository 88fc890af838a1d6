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
        (find_particles, "他做的很好，水大的多", "他做得很好，水大得多"),
        (find_pronouns, "这是罗女士，他修过桥", "这是罗女士，她修过桥"),
    ],
)
def test_what_is_wrongly_written_is_mended(finder: Finder, text: str, clean: str) -> None:
    assert cleaned(finder, text) == clean


@pytest.mark.parametrize(
    ("finder", "text"),
    [
        (find_segment_marks, "没有记号。好"),
        (find_punctuation, "涨了3.5米。5天后……好——对？！"),
        (find_widths, "3,500 m, at 10:30"),
        (find_particles, "他做的桥很好看，说的很多"),
        (find_pronouns, "罗女士和简先生，他修过桥"),
        (find_pronouns, "罗女士和其他人"),
    ],
)
def test_what_is_well_written_stays(finder: Finder, text: str) -> None:
    assert cleaned(finder, text) == text
