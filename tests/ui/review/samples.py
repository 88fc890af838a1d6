"""A reading in which everything occurs that a review can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.progress import Progress
from annotator.domain.reading import (
    FoundCue,
    FoundNoise,
    FoundQuote,
    FoundRepeat,
    FoundSection,
    FoundSegment,
    FoundSpeaker,
    FoundTurn,
    FoundWarning,
    Reading,
    Rejected,
    SameSpeaker,
    Shape,
)
from annotator.domain.ruling import Ruling
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.ui.review.draft import Draft, Reviewed, made_ready

TEXT = """渡口夜谈

开场前有人说了几句闲话，没有人记下是谁。
一、桨
周允：桨断了两支。老周头曾说：“桨是船的腿。”大家都笑了。
简宁：结论：先修桨，再修船。
图：断桨
简宁：下面有请邱师傅。
我在渡口摆了二十六年的船。
周允：桨断了两支。
阿宁：我也算一个。

记者联系电话：010-5550-0199
"""


def at(words: str, nth: int = 0) -> tuple[int, int]:
    """Where words stand for the ``nth`` time."""
    place = -1
    for _ in range(nth + 1):
        place = TEXT.index(words, place + 1)
    return place, place + len(words)


def line(words: str, nth: int = 0) -> tuple[int, int]:
    """The line in which words stand for the ``nth`` time."""
    place, _ = at(words, nth)
    return TEXT.rfind("\n", 0, place) + 1, TEXT.index("\n", place)


def _turn(name: str, words: str, end: str, nth: int = 0) -> FoundTurn:
    start, _ = at(words, nth)
    return FoundTurn(name, start, start + len(name) + 1, at(end)[1], Evidence.LABEL)


READING = Reading(
    0,
    len(TEXT),
    Shape.LABELLED,
    "渡口夜谈",
    {"地点": "渡口", "人物": ("周允", "简宁")},
    (
        FoundSpeaker("周允", ("老周",), "渡口", "主持人", evidence="a label that comes 2 times"),
        FoundSpeaker("简宁"),
        FoundSpeaker("阿宁"),
    ),
    (FoundSection("桨", 1, line("一、桨")[0], len(TEXT)),),
    (
        _turn("周允", "周允：桨", "大家都笑了。"),
        _turn("简宁", "简宁：结论", "再修船。"),
        _turn("简宁", "简宁：下面", "邱师傅。"),
        _turn("阿宁", "阿宁：", "我也算一个。"),
    ),
    (FoundRepeat(*line("桨断了两支", 1), at("周允：桨")[0]),),
    (FoundNoise(*line("图：断桨"), AsideKind.IMAGE), FoundNoise(*line("记者联系"), AsideKind.CREDIT)),
    (FoundSegment(*line("渡口夜谈"), SegmentKind.HEADING),),
    (Rejected(*at("结论："), "结论：", "the name of a field"),),
    (FoundQuote("老周头", *at("桨是船的腿。")),),
    (FoundCue(line("我在渡口")[0], "邱师傅", "somebody is asked to speak"),),
    (FoundWarning(*at("010-5550-0199"), "phone", "010-5550-0199"),),
    (SameSpeaker("阿宁", "简宁", "the one ends like the other"),),
    (line("开场前"),),
)


def reviewed(*rulings: Ruling) -> Reviewed:
    """The reading made ready to be shown."""
    return made_ready(TEXT, rulings, (READING,))


def told_otherwise(rulings: Sequence[Ruling]) -> Reading:
    """The reading in which one speaker's evidence tells of what was decided."""
    about = f"by {len(rulings)} of you: {hash(tuple(rulings))}" if rulings else ""
    first, second, *others = READING.speakers
    return replace(READING, speakers=(first, replace(second, evidence=about), *others))


def draft(read_with: list[Sequence[Ruling]] | None = None) -> Draft:
    """A review in which only what is told of one speaker reads otherwise; notes by what it was read."""

    def read(rulings: Sequence[Ruling], progress: Progress) -> tuple[Reading, ...]:
        if read_with is not None:
            read_with.append(tuple(rulings))
        return (told_otherwise(rulings),)

    return Draft(TEXT, (READING,), read)
