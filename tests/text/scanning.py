"""Looking for words the slow and obvious way, to compare with."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import rjieba

from annotator.language import resources_folder
from annotator.text.matching import Query, Way
from annotator.text.sounding import is_whole, ways_to_say
from annotator.text.sounds import readings

Fits = Callable[[str, int], int | None]
"""Where words that begin at a place of a text end, if they do."""

_LINES = (resources_folder() / "lexicons" / "script_pairs.txt").read_text(encoding="utf-8").splitlines()
PAIRS = frozenset(
    frozenset((group[0], other))
    for line in _LINES
    if not line.startswith("#")
    for group in line.split()
    for other in group[1:]
)


def same(asked: str, there: str, query: Query) -> bool:
    """Whether two characters are alike for the query."""
    one, other = (_plain(c, query) for c in (asked, there))
    return one == other or (query.fold_script and frozenset((one, other)) in PAIRS)


def _plain(character: str, query: Query) -> str:
    if query.fold_width:
        kind, _, code = unicodedata.decomposition(character).partition(" ")
        if kind in ("<wide>", "<narrow>"):
            character = chr(int(code, 16))
    if query.match_case:
        return character
    folded = character.casefold()
    return folded if len(folded) == 1 else (character.lower() if len(character.lower()) == 1 else character)


def scan(query: Query, text: str) -> list[tuple[int, int]]:
    """Every place in turn, from the left; behind a hit it goes on."""
    fits = _FITS[query.way](query, text)
    found, at = [], 0
    while at < len(text):
        end = fits(text, at)
        if end is not None and end > at:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def _plain_fits(query: Query, _: str) -> Fits:
    def fits(text: str, at: int) -> int | None:
        there = text[at : at + len(query.words)]
        alike = len(there) == len(query.words) and all(map(same, query.words, there, [query] * len(there)))
        return at + len(there) if alike else None

    return fits


def _word_fits(query: Query, text: str) -> Fits:
    plain, may_end = _plain_fits(query, text), borders(text)

    def fits(text: str, at: int) -> int | None:
        end = plain(text, at)
        return end if end is not None and at in may_end and end in may_end else None

    return fits


def borders(text: str) -> set[int]:
    """Every place where a word begins or ends."""
    found, at = {0, len(text)}, 0
    for kind, run in _runs(text):
        if kind == "chinese":
            found.update(at + n for n in _ends(rjieba.cut(run, hmm=False)))
        elif kind == "other":
            found.update(range(at, at + len(run) + 1))
        found.update((at, at + len(run)))
        at += len(run)
    return found


def _ends(words: list[str]) -> Iterator[int]:
    at = 0
    for word in words:
        at += len(word)
        yield at


def _runs(text: str) -> Iterator[tuple[str, str]]:
    run, kind = "", ""
    for character in text:
        now = _kind(character)
        if now != kind and run:
            yield kind, run
            run = ""
        run, kind = run + character, now
    if run:
        yield kind, run


def _kind(character: str) -> str:
    if "CJK" in unicodedata.name(character, "") and "IDEOGRAPH" in unicodedata.name(character, ""):
        return "chinese"
    is_letter = character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
    return "letter" if is_letter else "other"


def _sound_fits(query: Query, _: str) -> Fits:
    """For queries of small letters, Chinese characters and blanks."""
    parts = _parts(query.words)
    return lambda text, at: _said(parts, text, at, query) if parts else None


def _parts(words: str) -> list[str]:
    """Runs of letters, single other characters, and blanks between."""
    parts: list[str] = []
    for character in " ".join(words.split()):
        if parts and character.isascii() and character.isalpha() and parts[-1].isascii() and parts[-1] != " ":
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _said(parts: list[str], text: str, at: int, query: Query) -> int | None:
    if not parts:
        return at
    part, *rest = parts
    if part == " ":
        there = text[at : at + 1]
        skipped = _said(rest, text, at + 1, query) if there.isspace() or there in {"'", "’"} else None
        return skipped if skipped is not None else _said(rest, text, at, query)
    spoken = ways_to_say(part) if part.isascii() else ()
    for length in sorted({len(part), *map(len, spoken)}, reverse=True):
        there = text[at : at + length]
        if len(there) < length:
            continue
        is_written = len(there) == len(part) and all(map(same, part, there, [query] * length))
        if is_written or any(_is_said(way, there) for way in spoken):
            end = _said(rest, text, at + length, query)
            if end is not None:
                return end
    return None


def _is_said(way: tuple[str, ...], there: str) -> bool:
    return len(way) == len(there) and all(map(sounds_like, way, there))


def sounds_like(syllable: str, character: str) -> bool:
    """Whether a character has a reading that is the syllable, or begins so where it is less than one."""
    letters = {r.rstrip("012345").replace("ü", "v") for r in readings(character)}
    letters |= {sound.replace("v", "u") for sound in letters}
    if is_whole(syllable):
        return syllable in letters
    return any(sound.startswith(syllable) for sound in letters)


_FITS: dict[Way, Callable[[Query, str], Fits]] = {
    Way.PLAIN: _plain_fits,
    Way.WORD: _word_fits,
    Way.SOUND: _sound_fits,
}
