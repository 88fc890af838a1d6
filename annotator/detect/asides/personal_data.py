"""Personal data in a text: telephone numbers, e-mail addresses, accounts, numbers of identity cards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum

from annotator.detect.lines.page import Page
from annotator.domain.reading import FoundWarning


class PersonalData(StrEnum):
    """What kind of personal data a warning is about."""

    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    ID_NUMBER = "id_number"
    CARD = "card"


_DAY = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PHONES = "|".join(
    (
        r"(?<![\d.])(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}(?![\d.]*\d)",  # mainland, mobile
        r"(?<![\d.])[(（]?0(?:10|2\d|[3-9]\d{2})[)）]?[-\s]?[2-9]\d{6,7}(?:\s?[-转轉]\s?\d{1,6})?(?!\d)",
        r"(?<![\d.])[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}(?!\d)",  # mainland, services
        r"(?<![\d.])(?:\+?886[-\s]?)?09\d{2}[-\s]?\d{3}[-\s]?\d{3}(?!\d)",  # Taiwan, mobile
        r"(?<![\w.])\+\d{1,3}(?:[-.\s]?\(?\d{1,4}\)?){2,5}(?!\d)",  # any with the code of a country
        r"(?<![\w.])(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?!\d)",  # North American ones
    )
)
_EMAIL = (
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}"
    r"@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}(?![A-Za-z0-9])"
)
_ACCOUNT = (
    r"(?:(?:微信|微訊|WeChat|Weixin|威信|VX|V信)(?:号|號|ID)?|QQ(?:号|號|群)?|企鹅号|企鵝號"
    r"|(?:Line|Telegram|Skype|WhatsApp|Signal|Instagram|Twitter|Facebook|微博|抖音|快手|小红书|小紅書)"
    r"(?:\s?(?:ID|号|號|帐号|账号|帳號))?)"
    r"\s?[:：是为為]\s?(?P<account>@?[A-Za-z0-9\u4e00-\u9fff][\w.-]{2,29})"
)
_HANDLE = r"(?<![\w@./])@[A-Za-z][\w]{2,29}(?![\w.@]*@)(?!\.\w)"
_CHINESE_ID = rf"(?<!\d)[1-9]\d{{5}}{_DAY}\d{{3}}[\dXx](?![\dA-Za-z])"
_OTHER_ID = (
    r"(?:护照|護照|通行证|通行證|身份证|身份證|证件|證件|passport|ID card|ID number|SSN|social security)"
    r"(?:号码|號碼|号|號| number| no\.?)?\s?[:：#]?\s?(?P<other>[A-Z]{0,2}\d[\d-]{5,16}\d|[A-Z]\d{7,9})"
)
_CARD = (
    r"(?<![\d.])(?:4\d{3}|5[1-5]\d{2}|62\d{2}|3[47]\d{2})(?:[-\s]?\d{4}){2}"
    r"[-\s]?(?:\d{4}[-\s]?\d{1,3}|\d{3,7})(?![\d.]*\d)"
)
_KINDS = {
    "id": PersonalData.ID_NUMBER,
    "other": PersonalData.ID_NUMBER,
    "card": PersonalData.CARD,
    "email": PersonalData.EMAIL,
    "account": PersonalData.ACCOUNT,
    "handle": PersonalData.ACCOUNT,
    "phone": PersonalData.PHONE,
}
_ANY = re.compile(
    rf"(?P<id>{_CHINESE_ID})|{_OTHER_ID}|(?P<card>{_CARD})|(?P<email>{_EMAIL})|{_ACCOUNT}|(?P<handle>{_HANDLE})"
    rf"|(?P<phone>{_PHONES})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?=[\d+(（])(?:(?P<id>{_CHINESE_ID})|(?P<card>{_CARD})|(?P<phone>{_PHONES}))", re.IGNORECASE
)
_WORDS = (
    *("@", "护照", "護照", "通行证", "通行證", "身份证", "身份證", "证件", "證件", "passport", "id card"),
    *("id number", "ssn", "social security", "微信", "微訊", "wechat", "weixin", "威信", "vx", "v信", "qq"),
    *("企鹅号", "企鵝號", "line", "telegram", "skype", "whatsapp", "signal", "instagram", "twitter"),
    *("facebook", "微博", "抖音", "快手", "小红书", "小紅書", "\u0131", "i\u0307"),
)
"""Without one of these, in lower case, there are but numbers in a line."""
_DIGITS = re.compile(r"\d[\d().\s（）+-]{5}")
_HINTS = (
    *(
        "@",
        "微信",
        "微訊",
        "威信",
        "V信",
        "VX",
        "vx",
        "Vx",
        "QQ",
        "qq",
        "企鹅号",
        "企鵝號",
        "微博",
        "抖音",
        "快手",
    ),
    *(
        "小红书",
        "小紅書",
        "WeChat",
        "Wechat",
        "wechat",
        "WECHAT",
        "Weixin",
        "weixin",
        "Line",
        "LINE",
        "line：",
    ),
    *("Telegram", "telegram", "Skype", "skype", "WhatsApp", "Whatsapp", "whatsapp", "Signal", "Instagram"),
    *(
        "instagram",
        "Twitter",
        "twitter",
        "Facebook",
        "facebook",
        "护照",
        "護照",
        "通行证",
        "通行證",
        "passport",
    ),
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15


def find_personal_data(page: Page) -> tuple[FoundWarning, ...]:
    """A warning for each stretch of a page that is personal data, in text order."""
    found = page.facts.of(_found_in)[page.text]
    first, last = (bisect_left(found, place, key=_start_of) for place in (page.start, page.end))
    return tuple(found[first:last])


def _start_of(warning: FoundWarning) -> int:
    return warning.start


def _found_in(text: str) -> list[FoundWarning]:
    """All warnings of a text, which may hold several pages."""
    found = []
    for start, end in _windows(text):
        small = text[start:end].casefold()
        sought = _ANY if any(map(small.__contains__, _WORDS)) else _NUMBER
        for match in sought.finditer(text, start, end):
            group = match.lastgroup or ""
            kind, words = _KINDS[group], match[group]
            if kind is not PersonalData.PHONE or _may_be_phone(words):
                found.append(FoundWarning(*match.span(group), kind.value, words))
    return found


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The lines worth a closer look: with many digits in a row, an at sign or the word for an account."""
    done = 0
    for place in sorted([*(found.start() for found in _DIGITS.finditer(text)), *_hints_in(text)]):
        if place >= done:
            end = text.find("\n", place)
            done = end if end >= 0 else len(text)
            yield text.rfind("\n", 0, place) + 1, done


def _hints_in(text: str) -> list[int]:
    """Where words stand in a text that may have an account or an address behind them."""
    places: list[int] = []
    for word in _HINTS:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    return places


def _may_be_phone(words: str) -> bool:
    digits = sum(c.isdigit() for c in words)
    return _FEWEST_DIGITS <= digits <= _MOST_DIGITS
