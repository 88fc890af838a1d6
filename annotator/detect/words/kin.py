"""People who are called by whose parents they are (``李子涵妈妈``, ``小雨家长``), as schools call them."""

from __future__ import annotations

import re
from collections.abc import Callable

_KIN = re.compile(
    r"(?P<child>[\u4e00-\u9fff]{2,4}?)的?"
    r"(?P<kin>妈妈|爸爸|媽媽|家长|家長|母亲|父亲|母親|父親|奶奶|爷爷|爺爺|外婆|外公|姥姥|姥爷|姥爺)"
)
_FULL_NAME = 3
"""The characters of a name that is no word; those of two often are (``单亲妈妈``)."""


def kin_of_child(text: str, is_full_name: Callable[[str], bool]) -> str:
    """What somebody is to the child that is named; nothing where none is, in full or by a pet name."""
    found = _KIN.fullmatch(text)
    if found is None:
        return ""
    child = found["child"]
    is_pet_name = len(child) < _FULL_NAME and (child[0] in "小阿" or child[0] == child[1])
    is_named = is_pet_name or (len(child) >= _FULL_NAME and is_full_name(child))
    return found["kin"] if is_named else ""
