"""Speakers who are not called by a name: by an account, a number hidden in part, or a nickname."""

from __future__ import annotations

import re

from annotator.text.lexicons import is_listed

_HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003134f"
_POSTER = re.compile(
    rf"[{_HAN}A-Za-z]{{0,8}}?(?:网友|網友|网民|網民|听众|聽眾|观众|觀眾|用户|用戶|粉丝|粉絲|读者|讀者|博主)"
    r"(?:\s?@|\s)[^“”\"「」@:：，。\s]{1,24}"
)
_QUOTED = re.compile(
    rf"[{_HAN}A-Za-z]{{0,8}}?(?:网友|網友|网民|網民|听众|聽眾|观众|觀眾|用户|用戶|粉丝|粉絲|读者|讀者|博主|楼主|樓主|书友|書友|球迷|家长|家長"
    r"|市民|居民|考生|学员|學員|网名|網名|昵称|暱稱|账号|帳號|ID)\s?(?:“[^“”]{1,16}”|\"[^\"]{1,16}\"|「[^「」]{1,16}」|『[^『』]{1,16}』|‘[^‘’]{1,16}’)"
)
"""Who writes to a medium under a nickname (``读者“灯下客”``)."""
_CALLED = re.compile(rf"(?:“[^“”]{{1,12}}”|「[^「」]{{1,12}}」)(?P<what>[{_HAN}]{{1,6}})")
_HANDLE = re.compile(r"@[^\s“”\"「」@:：，。、/\\]{1,24}")
_MASKED = re.compile(rf"\w{{1,8}}\*{{2,8}}\w{{1,8}}|[{_HAN}]\*{{1,3}}[{_HAN}]?")
_NICKNAME = re.compile(rf"[小老阿大][{_HAN}]")

EMOJI = (
    "(?:[\U0001f000-\U0001faff\u2600-\u27bf\u231a-\u23f3\u2b50\u2b55]"
    "(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d[\U0001f000-\U0001faff\u2190-\u2bff]?)*)"
)
"""One sign as people put it into their nicknames: a face, a flag, a family joined of several."""
_SIGN = re.compile(f"{EMOJI}+")
_BULLETS = frozenset(
    "📍📌⏰⏱⏲🕐💡🎁✅❌❗❓👉👇👆🔥⭐🌟✨➡🎯📢📣🔗💰💵📅📆📞☎📧🚗🚇🏠📝📖📚📎🔍🔔⚠🆕🆓🔴🟢🔵🟡🔸🔹🔶🔷✔☑✴✳❇♻"
)
"""Signs that stand before the points of a notice or an advertisement."""


def signless(key: str) -> str:
    """A key without the emoji in it."""
    return _SIGN.sub("", key).strip() if max(key) >= "\u231a" else key


def has_bullet(key: str) -> bool:
    """Whether a key holds a sign with which advertisements begin their points."""
    return not _BULLETS.isdisjoint(key)


def is_nickname(text: str) -> bool:
    """Whether a text is ``老魏`` or ``小吴``, and no word, role or title (``老师``)."""
    if _NICKNAME.fullmatch(text) is None:
        return False
    return not any(
        is_listed(text, name) for name in ("ordinary_words", "roles", "titles", "forms_of_address")
    )


def is_masked(key: str) -> bool:
    """Whether a part of a number or a name is hidden behind asterisks (``138****0021``, ``张**``)."""
    return "*" in key and _MASKED.fullmatch(key) is not None


def is_account(key: str) -> bool:
    """Whether a key is an account (``@青山``) or hidden in part."""
    return (key[:1] == "@" and _HANDLE.fullmatch(key) is not None) or is_masked(key)


def is_quoted_poster(key: str) -> bool:
    """Whether a key is what somebody is to a medium, and a nickname in quotation marks (``“书虫”老板``)."""
    if key[:1] in ("“", "「"):
        found = _CALLED.fullmatch(key)
        return found is not None and any(is_listed(found["what"], kind) for kind in ("people_words", "roles"))
    return key[-1:] in '”"」』’' and _QUOTED.fullmatch(key) is not None


def is_poster(key: str) -> bool:
    """Whether a key is what somebody is to a medium, and an account there (``微博网友@青山``)."""
    return _POSTER.fullmatch(key) is not None
