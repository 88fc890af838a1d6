"""How a recogniser or a typist wrote what was said: false stops, doubled punctuation, width of characters.

Nothing of this changes a word. Each kind is found only when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found
from annotator.text import lexicons
from annotator.text.alike import usual_width
from annotator.text.heard import EMOJI
from annotator.text.plausible import is_used
from annotator.text.words import cut

_HAN = r"[\u3400-\u9fff]"
_STOPS = "。？！；，、"
_EMOJI = rf"(?!\ufe0f)[{EMOJI}][\ufe0f\u200d]*"
"""One emoji with what gives it colour or joins it to the next; these signs beside others are not its."""
_MARK = re.compile(
    rf"(?P<left>[{_STOPS}]?)[^\S\n]*(?:{_EMOJI}\s?)*{_EMOJI}[^\S\n]*(?P<right>[{_STOPS}]?)[^\S\n]*"
)
_BROKEN_NUMBER = re.compile(r"(?<=\d)。(?=\d)(?!\d{1,4}\s?[年月日号號点點时時:：、])")
"""What begins with a date, an hour or a number of its own begins a sentence."""
_DOUBLED = re.compile(r"([，、])[，、]+|([。！？])[，、。]+|[，、]+([。！？])")
_AT_HAN = r"[\u3400-\u9fff”’》）」』]"
_HALF = re.compile(
    rf"(?<={_AT_HAN})(?:[,;:?!]|\.(?!\.))(?=\s*(?:[\u3400-\u9fff“‘《（「『\"]|$))", re.MULTILINE
)
_LETTER = r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_WIDE = re.compile(rf"{_LETTER}+(?:[－．／：＋＆＠＿]{_LETTER}+)*％?|(?<=[0-9])％")
_STRAIGHT = re.compile(r'"([^"\n]{1,200})"')
_TO_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_STRENGTH = "、，；。！？"
_LONGEST_UNFINISHED = 4


def find_segment_marks(written: str) -> Iterator[Found]:
    """Emoji that a recogniser wrote at the borders of its segments, with the stops that are false there.

    A stop after a word that no sentence ends with is false (最早的。😊，大模型), and so is one within a word.
    """
    for match in _MARK.finditer(written):
        left, right = match["left"], match["right"]
        kept, tier = left or right, 1
        if not left and right in "，、；" and written[: match.start()].endswith("\n"):
            kept = ""  # nothing before it that it could divide from what follows
        elif left == "。" and _goes_on(written, match):
            kept = ""
        elif left == "。" and right in "，、" and right:
            kept, tier = right, 2
        elif left and right:
            kept = max(left, right, key=_STRENGTH.index)
        why = translate("a recogniser’s mark between its segments")
        yield _found(written, match.span(), kept, (SuggestionKind.SEGMENT_MARK, tier), why)


def _goes_on(written: str, match: re.Match[str]) -> bool:
    before = written[max(0, match.start() - 8) : match.start()].rpartition("\n")[2]
    after = written[match.end() : match.end() + 4].split("\n")[0]
    if not before or not after:
        return False
    unfinished = lexicons.words("unfinished")
    if cut(before)[-1][-_LONGEST_UNFINISHED:] in unfinished:
        return True
    return is_used(before[-1] + after[0]) and cut(before)[-1] == before[-1] and cut(after)[0] == after[0]


def find_punctuation(written: str) -> Iterator[Found]:
    """Numbers broken by a full stop (3。5), and punctuation written twice, of which the stronger stays."""
    for match in _BROKEN_NUMBER.finditer(written):
        why = translate("a number is broken by a full stop")
        yield _found(written, match.span(), ".", (SuggestionKind.PUNCTUATION, 1), why)
    for match in _DOUBLED.finditer(written):
        kept = max(match[0], key=_STRENGTH.index)
        why = translate("punctuation is written twice")
        yield _found(written, match.span(), kept, (SuggestionKind.PUNCTUATION, 1), why)


def find_widths(written: str) -> Iterator[Found]:
    """Full-width letters and digits, half-width punctuation between Chinese characters, straight quotes."""
    for match in _WIDE.finditer(written):
        narrow = "".join(map(usual_width, match[0]))
        why = translate("full-width letters or digits")
        yield _found(written, match.span(), narrow, (SuggestionKind.WIDTH, 1), why)
    for match in _HALF.finditer(written):
        why = translate("half-width punctuation after Chinese")
        yield _found(written, match.span(), _TO_WIDE[match[0]], (SuggestionKind.WIDTH, 1), why)
    for match in _STRAIGHT.finditer(written):
        if re.search(_HAN, match[1]):
            why = translate("straight quotation marks around Chinese")
            for at, mark in ((match.start(), "“"), (match.end() - 1, "”")):
                yield _found(written, (at, at + 1), mark, (SuggestionKind.WIDTH, 2), why)


def _found(
    written: str, place: tuple[int, int], kept: str, what: tuple[SuggestionKind, int], why: str
) -> Found:
    (start, end), (kind, tier) = place, what
    return Found(start, end, written[start:end], kept, kind, tier, {1: 0.9, 2: 0.6}[tier], why)
