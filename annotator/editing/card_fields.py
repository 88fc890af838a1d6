"""Which field of the cards a line of metadata belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.project import CardField, FieldKind
from annotator.language import mark

STARTER_FIELDS: tuple[tuple[str, FieldKind], ...] = (
    (mark("Source"), FieldKind.TEXT),
    (mark("Link"), FieldKind.TEXT),
    (mark("Date"), FieldKind.DATE),
    (mark("Place"), FieldKind.TEXT),
    (mark("People present"), FieldKind.LIST),
    (mark("Keywords"), FieldKind.LIST),
)
"""The fields that the cards of a new project have, by their English names."""

_SYNONYMS = (
    ("source", "来源", "出处", "出自", "來源", "媒体", "channel", "频道"),
    ("link", "链接", "鏈接", "连结", "網址", "网址", "url", "address", "原文链接"),
    ("date", "日期", "时间", "時間", "发布时间", "会议时间", "发布日期", "录制时间", "time"),
    ("place", "地点", "地點", "会议地点", "location", "venue"),
    (
        "people present",
        "在场人员",
        "参会人",
        "参会人员",
        "与会者",
        "出席",
        "嘉宾",
        "participants",
        "attendees",
    ),
    ("keywords", "关键词", "關鍵詞", "关键字", "keyword", "tags"),
)
_MEANING = {word: group[0] for group in _SYNONYMS for word in group}


def field_for(key: str, fields: Iterable[CardField]) -> CardField | None:
    """The field that a metadata key names, by its own name or by a word that means the same."""
    wanted = _meaning(key)
    for field in fields:
        if _meaning(field.name) == wanted:
            return field
    return None


def _meaning(name: str) -> str:
    plain = " ".join(name.split()).casefold()
    return _MEANING.get(plain, plain)
