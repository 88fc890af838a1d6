"""Names of persons at the end of a run of Chinese text, where no sign tells where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from annotator.detect.words.accounts import is_nickname
from annotator.detect.words.voices import HAN, is_chinese_name, is_name, surname_of
from annotator.text.alike import simplified
from annotator.text.lexicons import beginning, ending, is_listed, words
from annotator.text.words import is_word, word_class

_LATIN = "A-Za-zÀ-ÖØ-öø-ÿ.'’\\-"
_LATIN_NAME = re.compile(rf"(?:[A-Z][{_LATIN}]*[ ·•]){{0,3}}[A-Z][{_LATIN}]+$")
_FOREIGN_NAME = re.compile(rf"[{HAN}]{{1,7}}(?:-[{HAN}]{{1,5}})?(?:[·•・．‧][{HAN}A-Z.-]{{1,8}}){{1,3}}$")
DOT = re.compile("[·•・．‧]")
_SOUNDING_END = re.compile(rf"[·•・．‧][{HAN}]{{2,7}}$")
_LONGEST_SOUNDING = 7
_MOST_PARTS, _LONGEST_PART = 3, 2
_BORDERS = "，,。；;：:、”」’』 　"
_UIGHUR = re.compile("(?<=阿)[不布卜]都|(?<=[·•・])不都")
"""Parts of names in which characters of grammar are sounds."""
_IN_NO_NAME = (
    "的了着过是在们我你您他她它这那哪么吗呢吧啊没很把被都不还也又们這們過麼嗎沒說说問问認认諸個个每些几幾給给"
    "委局厅廳署办辦队隊厂廠县縣"
)
NEVER = re.compile(f"[{_IN_NO_NAME}]")
_UNNAMED_SURNAME = re.compile("某{1,2}[甲乙丙丁]?$")
_BEFORE_WORDS = frozenset("先再")
"""Surnames that hardly anybody has, which before a word are adverbs (先开口)."""
_LIKE_GRAMMAR = frozenset("来來于於常时時易和从從应應向能都相经經由同过過及以因就")
"""Surnames that are far more often words of grammar: before a verb they are that."""
SOFT_ENDS = frozenset(
    "则也还就都曾又更便才将已并亦則還將並卻却仅只先再均即对向从以为因于与和及或而但说称道问谈讲认指表坦回介直现今昨"
)
GESTURES = frozenset("带帶抬端紅红捧蹲掏摊攤摇搖叹嘆递遞翻伸挥揮拎扛推拉拖掰摸搓揉盯瞪趴跪躺")
"""Verbs of what somebody does with hands and body, which follow a name far more often than they end one."""
NO_LAST = GESTURES | frozenset(
    "有是去到看听坐站走拿做打把将让叫请想要会能从往向比跟用问聽讓請會從問將還該该共获獲再又"
)
"""What follows a name far more often than it ends one."""
_DAY_GOES_ON = frozenset("早晚上下中午夜前后後起至到的开開会會又再起才出")


@cache
def no_name_ends() -> frozenset[str]:
    """The characters with which no name without a dot in it ends, and no post, body or adverb."""
    lists = ["titles", "people_words", "courtesies", "forms_of_address", "organisation_endings"]
    lists += ["nobody_words", "adverbs", "japanese_surnames", "transliteration_characters"]
    ends = {word[-1] for name in lists for word in words(name)} | SOFT_ENDS
    return frozenset(_IN_NO_NAME) - ends


def has_soft_end(text: str) -> bool:
    """Whether the last character is likelier to stand between a name and a verb than in the name."""
    if text[-1:] not in SOFT_ENDS:
        return False
    return _SOUNDING_END.search(text[-10:]) is None or text[-1] not in words("transliteration_characters")


def names_at_end(text: str) -> Iterator[str]:
    """The names that a text may end with, the likelier first."""
    tail = text[-40:]
    latin = _LATIN_NAME.search(tail) if tail[-1:] < "\u2e80" else None
    if latin:
        yield from _latin_names(latin[0])
    if DOT.search(tail) and (foreign := _FOREIGN_NAME.search(tail)):
        yield from _dotted_names(text, foreign[0])
        return
    if composed := composed_at_end(tail):
        yield _sounding_before(tail, composed) + composed
        return
    if _is_called(tail[-2:]) and len(ending(tail[:-2], "people_words")) > 1:
        yield tail[-2:]
    sizes = (2, 3, 4) if text[-1:] in SOFT_ENDS else (3, 2, 4)
    for size in sizes:
        name = text[-size:]
        if len(name) == size and is_person_name(name):
            yield name
    yield from _foreignnames_at_end(tail)


def composed_at_end(text: str) -> str:
    """The name with which a text ends that is composed of known parts, as Tibetan and Mongolian ones are."""
    found = text
    for _ in range(_MOST_PARTS):
        part = ending(found, "steppe_and_plateau_names")
        if not part:
            break
        found = found[: -len(part)]
    name = text[len(found) :]
    return "" if name in words("ordinary_words") else name


def _sounding_before(tail: str, composed: str) -> str:
    """What stands between the last border and a composed name, where it may be a part of it too."""
    lead = tail[: -len(composed)]
    lead = lead[max(map(lead.rfind, _BORDERS)) + 1 :]
    sounds = words("transliteration_characters")
    is_part = 0 < len(lead) <= _LONGEST_PART and sounds.issuperset(lead) and lead[-1] not in SOFT_ENDS
    return lead if is_part and len(lead) < len(tail) else ""


@lru_cache(maxsize=4096)
def is_composed_name(name: str) -> bool:
    """Whether a name is composed of known parts and nothing else (``次仁卓玛``, ``萨仁高娃``)."""
    return bool(name) and composed_at_end(name) == name


def _is_called(name: str) -> bool:
    """Whether somebody is called ``老王``, ``小陈`` or ``阿珍``; right behind a calling that is a name."""
    return is_nickname(name) and name[0] in "小老阿" and (name[0] == "阿" or name[1] in words("surnames"))


def _latin_names(run: str) -> Iterator[str]:
    """The name in a run of Latin words: what follows the last post in it, or all of it."""
    parts = run.split(" ")
    posts = [i for i, part in enumerate(parts) if part in words("english_posts") or part in words("titles")]
    name = " ".join(parts[posts[-1] + 1 :] if posts else parts)
    if name and is_name(name):
        yield name


def _dotted_names(text: str, run: str) -> Iterator[str]:
    """The name in a run of characters with ·: after a title or calling, or as far as its sounds go.

    The last title counts: 秘书 goes on in 秘书长 and 首席 in 首席科学家.
    """
    size = re.match(rf"[{HAN}]+", run)
    starts = [at for at in range(size.end() if size else 1) if not NEVER.search(_UIGHUR.sub("阿", run), at)]
    for at in reversed(starts):
        before = text[: len(text) - len(run) + at]
        if len(ending(before, "titles")) > 1 or ending(before, "people_words"):
            yield run[at:]
    sounds = words("transliteration_characters")
    yield from (run[at:] for at in starts if all(c in sounds for c in re.split("[·•・．‧-]", run[at:])[0]))


def _foreignnames_at_end(tail: str) -> Iterator[str]:
    """Names of other languages without a sign in them: transliterated ones, and Japanese ones."""
    sounds = words("transliteration_characters")
    if tail[-1:] in sounds:
        sounding = sum(1 for _ in takewhile(sounds.__contains__, reversed(tail[-_LONGEST_SOUNDING:])))
        for size in range(sounding, 1, -1):
            if not is_listed(tail[-size:], "ordinary_words"):
                yield tail[-size:]
    for size in (4, 5, 3):
        surname = beginning(tail[-size:], "japanese_surnames") if len(tail) >= size else ""
        if len(surname) > 1 and not NEVER.search(tail, len(tail) - size + len(surname)):
            yield tail[-size:]


@lru_cache(maxsize=4096)
def sounds_like_name(name: str) -> bool:
    """Whether a few characters with which foreign names are written are no word, or that of a name."""
    known = simplified(name)
    is_name = not is_nickname(name) and (not is_word(known) or word_class(known)[:2] in ("nr", "nz"))
    return is_name and words("transliteration_characters").issuperset(name) and not has_soft_end(name)


@lru_cache(maxsize=8192)
def is_person_name(name: str) -> bool:
    """Whether a few characters may be a Chinese person's full name: nothing in it that no name has."""
    if not is_chinese_name(name) or _is_ordinary(simplified(name)):
        return False
    if len(beginning(name, "adverbs")) > 1 and not _like_a_weekday(name):
        return False
    given = name[len(surname_of(name)) :]
    if len(given) > 1 and given in words("adverbs"):
        return False
    if name[0] in _BEFORE_WORDS and is_word(simplified(given)):
        return False
    if name[0] in _LIKE_GRAMMAR and word_class(simplified(given))[:1] == "v":
        return False
    if _UNNAMED_SURNAME.fullmatch(given):
        return True
    is_calling = any(name in words(kind) for kind in ("titles", "people_words", "courtesies"))
    return NEVER.search(given) is None and not ending(name, "nobody_words") and not is_calling


def _like_a_weekday(name: str) -> bool:
    """Whether a name only begins like a day of the week: 周一鸣, but not 周一早 or 周一也."""
    return len(name) == 3 and name[0] in "周週" and name[2] not in SOFT_ENDS | _DAY_GOES_ON


def _is_ordinary(name: str) -> bool:
    """Whether a name in simplified characters is an ordinary word that nobody is called by."""
    return name in words("ordinary_words") and name not in words("names_like_words")
