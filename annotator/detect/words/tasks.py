"""Headings over people who have something to do, or are but listed, and do not talk there."""

from __future__ import annotations

import re

_NO_TALK = re.compile(
    r"待办|待辦|行动|行動|任务|任務|分工|安排|值班|名单|名單|出席|参会|參會|参加人|參加人|联系|聯繫|聯絡|负责|負責|计划|計劃|日程|名录|名錄|简介|簡介|著作|作品|成员|成員|人物|团队|團隊"
    r"|\b(?:to-?dos?|tasks?|actions?|attendees|present|contacts?|assign\w*|rota|schedule|members|works|biograph\w*|characters|cast"
    r"|(?:about|meet|our) (?:the |our )?(?:team|people|authors|staff|speakers)|who we are)\b",
    re.IGNORECASE,
)
"""What a heading says over the names of people who are listed, and do not talk there."""


def speaks_of_tasks(text: str) -> bool:
    """Whether a heading says that the people under it have something to do, or are but listed."""
    return _NO_TALK.search(text) is not None
