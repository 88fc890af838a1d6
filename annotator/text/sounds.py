"""How names sound: sorting by pinyin, and finding a Chinese name by the letters of its sound.

pypinyin is loaded when the first Chinese character is asked about (a tenth of a second).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from annotator.domain.progress import Progress, silent

T = TypeVar("T")

SURNAMES: Mapping[str, str] = {
    # two characters
    "万俟": "mo4 qi2", "尉迟": "yu4 chi2", "长孙": "zhang3 sun1", "单于": "chan2 yu2",
    "澹台": "tan2 tai2", "宰父": "zai3 fu3", "令狐": "ling2 hu2", "鲜于": "xian1 yu2",
    "皇甫": "huang2 fu3", "夏侯": "xia4 hou2", "亓官": "qi2 guan1", "呼延": "hu1 yan2",
    "尉遲": "yu4 chi2", "長孫": "zhang3 sun1", "單于": "chan2 yu2", "澹臺": "tan2 tai2",
    # one character, said otherwise than in common words, or in several ways
    "单": "shan4", "單": "shan4", "曾": "zeng1", "解": "xie4", "仇": "qiu2", "查": "zha1",
    "盖": "ge3", "蓋": "ge3", "葛": "ge3", "任": "ren2", "华": "hua4", "華": "hua4", "朴": "piao2",
    "区": "ou1", "區": "ou1", "覃": "qin2", "繁": "po2", "员": "yun4", "員": "yun4", "乐": "yue4",
    "樂": "yue4", "召": "shao4", "折": "she2", "黑": "he4", "重": "chong2", "隗": "wei3", "缪": "miao4",
    "繆": "miao4", "燕": "yan1", "翟": "zhai2", "宓": "mi4", "祭": "zhai4", "冼": "xian3", "洗": "xian3",
    "秘": "bi4", "晁": "chao2", "宁": "ning4", "句": "gou1", "谌": "chen2", "諶": "chen2", "种": "chong2",
    "冯": "feng2", "馮": "feng2", "牟": "mou2", "么": "yao1", "幺": "yao1", "阚": "kan4", "闞": "kan4",
    "哈": "ha3", "应": "ying1", "應": "ying1", "卜": "bu3", "柏": "bai3", "薄": "bo2", "贾": "jia3",
    "賈": "jia3", "訾": "zi1", "佴": "nai4", "沈": "shen3", "石": "shi2", "尉": "wei4", "瞿": "qu2",
    "臧": "zang1", "藏": "zang4", "郇": "xun2", "车": "che1", "車": "che1", "过": "guo1", "過": "guo1",
    "都": "du1", "纪": "ji3", "紀": "ji3", "那": "na1", "能": "nai4", "占": "zhan1", "角": "jue2",
    "郗": "xi1", "贲": "ben1", "賁": "ben1", "不": "fou3", "撒": "sa4", "相": "xiang4", "盛": "sheng4",
    "强": "qiang2", "莘": "shen1", "费": "fei4", "費": "fei4", "余": "yu2", "谷": "gu3", "叶": "ye4",
    "葉": "ye4", "干": "gan1", "宿": "su4", "厍": "she4", "逯": "lu4", "俞": "yu2", "於": "yu1",
    "殷": "yin1", "褚": "chu3", "郏": "jia2", "郟": "jia2", "呙": "guo1", "咼": "guo1", "粘": "nian2",
}  # fmt: skip
"""Surnames whose usual reading is another one, or could be taken for another."""


def sort_key(text: str) -> tuple[str, ...]:
    """Orders words by their sound as a Chinese index is ordered; Latin ones fall in by letter."""
    return (*_syllables(_plain(text)), text)


def person_sort_key(name: str) -> tuple[str, ...]:
    """Orders people as :func:`sort_key` does, their surnames read as surnames (单 Shan, 曾 Zeng)."""
    surname = next((name[:n] for n in (2, 1) if name[:n] in SURNAMES and len(name) > n), "")
    first = SURNAMES[surname].split() if surname else []
    return (*first, *_syllables(_plain(name[len(surname) :])), name)


def initials(name: str) -> str:
    """The first letters of a person's name, by syllable and word: 张鹏 is ``zp``, 单田 ``st``."""
    return "".join(syllable[0] for syllable in person_sort_key(name)[:-1])


def likeness(query: str, name: str) -> int | None:
    """How well what was typed so far names a thing: 0 best, ``None`` not at all.

    Letters may be the name's own, its pinyin, parts of it, or initials (``zp``, ``zhp``, ``zhangp``
    for 张鹏; ``ol`` for Ode Larsen), in every reading that a character has.
    """
    asked = _plain(query).replace(" ", "")
    if not asked:
        return 0
    whole = _plain(name)
    squeezed = whole.replace(" ", "")
    if squeezed == asked:
        return 0
    if squeezed.startswith(asked):
        return 1
    units = _units(whole)
    if _spells(asked, units):
        return 2
    if asked in squeezed:
        return 3
    return 4 if any(_spells(asked, units[i:]) for i in range(1, len(units))) else None


def is_pinyin_of(typed: str, words: str) -> bool:
    """Whether letters are how Chinese words begin to sound: in full, in part or by initials."""
    is_of_letters = typed.isascii() and typed.replace("'", "").replace(" ", "").isalpha()
    if not is_of_letters or not any(map(_is_chinese, words)):
        return False
    return _spells(_plain(typed).replace("'", "").replace(" ", ""), _units(_plain(words)))


def best_first(query: str, things: Sequence[T], names: Callable[[T], Sequence[str]]) -> list[T]:
    """The things that have a name like the query, the best first, otherwise in the order given."""
    found = []
    for i, thing in enumerate(things):
        ranks = [rank for name in names(thing) if (rank := likeness(query, name)) is not None]
        if ranks:
            found.append((min(ranks), i))
    return [things[i] for _, i in sorted(found)]


class SoundedNames:
    """Very many names with how they sound, each worked out once: sorted and looked through at each key.

    Any thread may have it :meth:`learn` names; of one that is not learnt it is worked out when it is asked.
    """

    def __init__(self) -> None:
        self._orders: dict[str, tuple[str, ...]] = {}
        self._spelt: dict[str, _Spelt] = {}

    def lacks(self, names: Iterable[str], most: int) -> bool:
        """Whether it has yet to learn more than so many of these."""
        unknown = (name for name in names if name not in self._orders)
        return next(islice(unknown, most, None), None) is not None

    def learn(self, names: Iterable[str], progress: Progress = silent) -> None:
        """Work out how names sound, 50 microseconds each; ``progress`` may call it off."""
        for name in names:
            if name not in self._spelt:
                progress(0.0)
                self._spelt[name] = _Spelt.of(name)
            if name not in self._orders:
                self._orders[name] = sort_key(name)

    def order(self, name: str) -> tuple[str, ...]:
        """What names are sorted by, as :func:`sort_key` says."""
        known = self._orders.get(name)
        return self._orders.setdefault(name, sort_key(name)) if known is None else known

    def named(self, query: str) -> Callable[[str], bool]:
        """Tells of names whether what was typed so far is like them, as :func:`likeness` does."""
        asked = _Asked(_plain(query).replace(" ", ""))

        def is_named(name: str) -> bool:
            spelt = self._spelt.get(name)
            return asked.names(self._spelt.setdefault(name, _Spelt.of(name)) if spelt is None else spelt)

        return is_named


def load() -> None:
    """Have the readings ready; quick where they are already."""
    readings("中")


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """All readings of a Chinese character in letters with the tone's number, the usual one first."""
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.TONE3, heteronym=True, errors="ignore")
    usual = tuple(dict.fromkeys(found[0])) if found else ()
    surname = SURNAMES.get(character)
    return usual if surname is None or surname in usual else (*usual, surname)


@lru_cache(maxsize=8192)
def _syllables(text: str) -> tuple[str, ...]:
    """The text by syllable and word as it is usually read, with tones."""
    found: list[str] = []
    run = ""
    for unit in (*_units(text), _END):
        if unit.character:
            run += unit.character
            continue
        found += _read(run)
        run = ""
        if unit.letters:
            found.append(unit.letters)
    return tuple(found)


def _read(characters: str) -> list[str]:
    if not characters:
        return []
    from pypinyin import Style, lazy_pinyin

    return [str(syllable) for syllable in lazy_pinyin(characters, style=Style.TONE3)]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A Chinese character with its readings, or a word of letters."""

    character: str
    letters: str = ""
    readings: tuple[str, ...] = ()


_END = _Unit("")


@lru_cache(maxsize=32_768)
def _character(character: str) -> _Unit:
    return _Unit(character, "", readings(character))


@lru_cache(maxsize=8192)
def _units(name: str) -> tuple[_Unit, ...]:
    units: list[_Unit] = []
    word = ""
    for character in name + " ":
        if _is_chinese(character) or not character.isalnum():
            if word:
                units.append(_Unit("", word))
                word = ""
            if _is_chinese(character):
                units.append(_character(character))
        else:
            word += character
    return tuple(units)


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A name without blanks, by syllable and word, and the letters with which anything like it can begin."""

    squeezed: str
    units: tuple[_Unit, ...]
    starts: frozenset[str]

    @classmethod
    def of(cls, name: str) -> _Spelt:
        plain = _plain(name)
        units = _units.__wrapped__(plain)
        starts = {way[0] for unit in units for way in (unit.letters, *_spellings(unit.readings)) if way}
        return cls(plain.replace(" ", ""), units, frozenset(starts.union(plain)))


class _Asked:
    """Letters that are looked for in very many names; how a syllable can go on with them is found once."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._steps: dict[tuple[int, str], Sequence[int]] = {}

    def names(self, spelt: _Spelt) -> bool:
        """Whether the letters are in a name, or begin the sounds of its syllables from one of them on."""
        if self._letters[:1] not in spelt.starts:
            return not self._letters
        if self._letters in spelt.squeezed:
            return True
        return any(self._goes_on(0, spelt.units, i) for i in range(len(spelt.units)))

    def _goes_on(self, done: int, units: Sequence[_Unit], i: int) -> bool:
        if done == len(self._letters):
            return True
        if i == len(units):
            return False
        return any(self._goes_on(done + step, units, i + 1) for step in self._steps_of(done, units[i]))

    def _steps_of(self, done: int, unit: _Unit) -> Sequence[int]:
        """How many of the letters a syllable or word can stand for, from those on that are done."""
        key = done, unit.character or unit.letters
        known = self._steps.get(key)
        if known is None:
            known = self._steps[key] = _lengths(self._letters[done:], unit)
        return known


def _spells(asked: str, units: Sequence[_Unit]) -> bool:
    """Whether the letters are beginnings of the units' sounds, one after the other without a gap."""
    if not asked:
        return True
    if not units:
        return False
    return any(_spells(asked[n:], units[1:]) for n in _lengths(asked, units[0]))


def _lengths(asked: str, unit: _Unit) -> Sequence[int]:
    """How many of the first letters a syllable or word can stand for."""
    ways = (unit.character, unit.letters, *_spellings(unit.readings))
    return sorted({n for way in ways for n in range(1, len(way) + 1) if asked.startswith(way[:n])})


def _spellings(sounds: Iterable[str]) -> Iterable[str]:
    """Pinyin as people type it: without tones, and ü also as u."""
    for sound in sounds:
        letters = sound.rstrip("012345")
        yield letters
        if "v" in letters:
            yield letters.replace("v", "u")


def _plain(text: str) -> str:
    """Lower case, full-width letters narrow, without accents, ü as v."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ü", "v"))
    return "".join(" " if c.isspace() else c for c in folded if not unicodedata.combining(c))


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"
