"""A talk with one speaker whom no rule knows, and rulings on its words and lines."""

from __future__ import annotations

from annotator.domain.ruling import Ruling, RulingKind

TALK = (
    "会谈记录\n\n"
    "罗知秋：大家好，我们开始吧。\n"
    "星河：先说说水的事，水还是不够用。\n"
    "家兴老师：我补充一点。\n"
    "结论：就是这样，没有别的。\n"
    "星河：那就修管子。\n"
    "罗知秋：谢谢各位。\n"
    "接下来谈价钱。\n"
    "家兴老师：价钱不能再涨。\n"
    "张家兴：涨一点可以。\n"
    "罗知秋：为什么？\n"
    "张家兴：因为管子旧了。\n"
)
STAR = Ruling(RulingKind.SPEAKER, "星河")


def over(words: str, kind: RulingKind, text: str = TALK) -> Ruling:
    """A ruling on the line that these words stand in."""
    start = text.index(words)
    return Ruling(kind, start=start, end=start + len(words))
