"""Headings sorted: those that name who speaks open a turn, all others a section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from annotator.detect.headings.marked import (
    BOXED_DEPTH,
    ITEM_DEPTH,
    QUESTION_DEPTH,
    Heading,
    bold_item_of,
    heading_of,
    is_byline,
    is_heading_sign,
    is_labelled,
    is_numbered,
    may_open_section,
    question_of,
    series_of,
)
from annotator.detect.headings.ordinals import bare_numbers, has_options, paired_headings, series_headings
from annotator.detect.headings.part_heads import is_part_name
from annotator.detect.headings.people_heads import heard_people, without_lone_role
from annotator.detect.headings.rows_of_people import people_in_rows
from annotator.detect.headings.viewpoints import viewpoints
from annotator.detect.lines.counted import called_by_number, counted_on, is_counted
from annotator.detect.lines.fields import is_discourse, is_field_word, is_roster
from annotator.detect.lines.page import Line, Page
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.latin_names import is_full_latin_name
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.seats import NUMERAL
from annotator.detect.words.talk import Talk, talk_of, tone_of
from annotator.detect.words.voices import Voice, VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending, folded, words

_BOXED_LABEL = re.compile(r"(?:【|\[|\*\*)([^】\]*]{1,20})(?:】|\]|\*\*)\s*[:：]?\s*[^\s:：]")
_NUMBERED_LABEL = re.compile(
    rf"(?:#{{1,12}}\s*|[{NUMERAL}]{{1,3}}\s?[、.．]\s*|[(（][{NUMERAL}]{{1,3}}[)）]\s*)"
    r"(?P<key>[^:：。，？！]{1,24})[:：]\s*(?=\S)"
)
_MANNER = re.compile(
    r"[ \-—–·|｜]*[（(]?(?:再次?|继续|最后|總結|总结)?(?:补充|回应|追问|插话|点评|反驳|答复|应答|追加"
    r"|補充|回應|追問|插話|點評|反駁|答覆|发言|發言|继续|繼續|接着说|总结|總結|提问|提問|回答)(?:发言|發言|说明|說明|[一二三四]|\d)?[)）]?$"
    r"|[ ,]*[(]?\b(?:adds|responds|replies|continues|answers|asks|concludes|interjects|follows up|sums up"
    r"|again|(?:responding|continued|cont'd|contd|reply|response|follow-up|addendum)\.?)[)]?$"
)
"""How somebody goes on to speak, said behind a name in a heading."""
_SPOKEN = 0.4
_SEVERAL = 2
_ASKED, _MOSTLY = 3, 0.8
_LONGEST_TITLE = 4
_HEARD = 300
_FENCE = re.compile(r"(?P<fence>```+|~~~+)\s*(?P<language>[\w+#.-]*).*")
_DAY = re.compile(rf"第[{NUMERAL}\d]{{1,3}}天")
_SETTING = re.compile(r"[A-Za-z_][\w.-]*\s?[:=]\s")


@dataclass
class Headings:
    """The turns and the sections that headings open."""

    turns: list[TurnOpening] = field(default_factory=list)
    sections: list[SectionOpening] = field(default_factory=list)


def read_headings(page: Page, title: str | None, present: Collection[str] = ()) -> Headings:
    """All headings of a page; claims their lines. ``present`` are the names of those who are there."""
    _take_code(page)
    pairs = paired_headings(page) + bare_numbers(page)
    marked = [
        (i, line, heading)
        for i, line in (page.free() if page.has(heading_of, is_heading_sign) else ())
        if (heading := heading_of(line.text)) is not None
        and not _is_comment(page, i)
        and not is_labelled(line.text, heading)
        and not _is_key(line.text, heading)
        and not is_byline(heading.text)
    ]
    marked = _without_questions(marked)
    marked += _plain_headings(page, title, {i for i, _, _ in marked})
    if not marked:
        return Headings(sections=pairs)
    marked.sort(key=lambda found: found[0])
    depths = _series_depths([heading for _, _, heading in marked])
    headings = [heading for _, _, heading in marked]
    speaking = _heard_in(page, marked, _who_speaks(headings, _boxed_labels(page)))
    speaking |= _present_among(headings, present)
    placed = [(i, heading) for i, _, heading in marked]
    speaking = without_lone_role(page, placed, speaking)
    speaking |= heard_people(page, placed, speaking)
    speaking |= people_in_rows(page, placed, speaking)
    found = Headings(sections=pairs)
    asked = _asked(page, marked)
    for i, line, heading in marked:
        if i in asked:
            page.take(i, SegmentKind.PARAGRAPH)
            found.turns.append(asked[i])
            continue
        page.take(i, SegmentKind.HEADING)
        voices = speaking.get(heading.text)
        if voices and not _is_over_people(page, i, voices):
            found.turns.append(_turn(page, i, voices))
        else:
            depth = depths.get(series_of(heading.text), heading.depth)
            found.sections.append(SectionOpening(line.start, heading.text, min(depth, heading.depth)))
    return found


def _is_over_people(page: Page, i: int, voices: tuple[Voice, ...]) -> bool:
    """Whether a list of people with their words stands right under a role, which is theirs together."""
    if i + 1 >= len(page.lines) or not page.lines[i + 1].mark or not all(v.generic for v in voices):
        return False
    label = page.label(i + 1)
    named = label.voices if label is not None else ()
    is_named = bool(named) and all(v.kind is VoiceKind.NAME for v in named)
    return page.kinds[i + 1] is SegmentKind.LABEL or is_named


def _without_questions(marked: list[tuple[int, Line, Heading]]) -> list[tuple[int, Line, Heading]]:
    """The headings without what is asked in bold type, where others part the text and most bold lines ask."""
    bold = [(i, line, heading) for i, line, heading in marked if line.text[0] in "*_"]
    asked = {i for i, _, heading in bold if heading.text[-1] in "？?"}
    if len(bold) == len(marked) or len(asked) < _ASKED or len(asked) < _MOSTLY * len(bold):
        return marked
    return [one for one in marked if one[0] not in asked]


def _asked(page: Page, marked: list[tuple[int, Line, Heading]]) -> dict[int, TurnOpening]:
    """The turns that numbered or marked lines open with a label (``一、问：…``) that comes again."""
    turns: dict[int, TurnOpening] = {}
    for i, line, heading in marked:
        found = _NUMBERED_LABEL.match(line.text) if heading.depth < QUESTION_DEPTH else None
        voices = voices_of(found["key"].strip()) if found else ()
        if not found or not voices or not all(voice.is_certain for voice in voices):
            continue
        if not is_roster(found["key"].strip(), line.text[found.end() :].strip("* ")):
            text_start = line.text_start + found.end()
            turns[i] = TurnOpening(line.start, text_start, voices, Evidence.LABEL)
    counts = Counter(turn.voices for turn in turns.values())
    if turns and all(voice.name.isascii() for voices in counts for voice in voices) and is_technical(page):
        return {}
    return {i: turn for i, turn in turns.items() if counts[turn.voices] > 1}


def _take_code(page: Page) -> None:
    """Claim the lines between fences of code that name a language: nothing in them is heading or label."""
    fence = ""
    for i, line in enumerate(page.lines if page.has(_FENCE.fullmatch, "`~".__contains__) else ()):
        opens = _FENCE.fullmatch(line.text) if line.text[0] in "`~" else None
        if opens and not fence and opens["language"]:
            fence = opens["fence"]
        elif opens and fence == opens["fence"] and not opens["language"]:
            page.take(i, SegmentKind.PARAGRAPH)
            fence = ""
        if fence and page.is_free(i):
            page.take(i, SegmentKind.PARAGRAPH)


def _is_key(text: str, heading: Heading) -> bool:
    """Whether a bold word before a colon is the key of a field or a list (``**嘉宾**：``)."""
    if heading.depth != BOXED_DEPTH or text[-1] not in ":：":
        return False
    is_of_people = bool(ending(heading.text, "roles")) and not any(
        v.is_certain for v in voices_of(heading.text)
    )
    return is_field_word(heading.text) or is_of_people


def _is_comment(page: Page, i: int) -> bool:
    """Whether a line behind ``#`` is a comment in a file of settings: right over another, or over a key."""
    if not page.lines[i].text.startswith("# ") or i + 1 >= len(page.lines) or page.lines[i + 1].gap:
        return False
    below = page.lines[i + 1].text
    return below.startswith("# ") or _SETTING.match(below) is not None


def _plain_headings(page: Page, title: str | None, marked: set[int]) -> list[tuple[int, Line, Heading]]:
    """Headings without marks: questions, Chinese ordinals, bold items, and the title said again."""
    found = viewpoints(page)
    counted = counted_on(page)
    called = called_by_number(page)
    for i, line in page.free() if _has_plain(page, title) else ():
        if i in marked or i in found or is_counted(line.text, counted) or has_options(page, i):
            continue
        if called and (label := page.label(i)) is not None and label.key in called:
            continue
        heading = question_of(line.text) or bold_item_of(line.text) or _underlined(page, i)
        if heading is None and _repeats_title(line.text, title):
            heading = Heading(line.text, QUESTION_DEPTH)
        if heading is not None:
            found[i] = heading
    for i in _listed(page, found):
        del found[i]
    days = [i for i, heading in found.items() if _DAY.fullmatch(heading.text)]
    if len(days) == 1:
        del found[days[0]]  # 第二天 alone in a story says only when it goes on
    ordinals = dict(series_headings(page, ("han", "han formal", "han in brackets")))
    taken = marked | found.keys()
    found |= {i: heading for i, heading in ordinals.items() if i not in taken}
    return [(i, page.lines[i], heading) for i, heading in found.items()]


def _listed(page: Page, found: Mapping[int, Heading]) -> list[int]:
    """The counted headings of a list of chapters: three or more, each right under the one before."""
    runs: list[list[int]] = []
    for i in sorted(found):
        series = series_of(found[i].text)
        above = found.get(i - 1)
        if runs and above and series and not page.lines[i].gap and series_of(above.text) == series:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [i for run in runs if len(run) >= _ASKED for i in run]


def _has_plain(page: Page, title: str | None) -> bool:
    """Whether any line may be a heading without marks; most pages have none that so much as begins so."""
    first = (title or "=")[0] + "=-"
    if not any(b[0] in first or b[0].isdecimal() or may_open_section(b) for b in page.beginnings):
        return False
    return page.has(lambda text: _may_be_plain(text, title))


def _may_be_plain(text: str, title: str | None) -> bool:
    """Whether a line may be a heading without marks, or a rule under one."""
    is_one = question_of(text) is not None or bold_item_of(text) is not None
    return is_one or text[0] in "=-" or _repeats_title(text, title)


def _underlined(page: Page, i: int) -> Heading | None:
    """A short line right over a rule of ``=`` or ``-``, as Markdown has it."""
    if i + 1 >= len(page.lines) or page.lines[i + 1].gap:
        return None
    text, rule = page.lines[i].text, page.lines[i + 1].text
    if rule[0] not in "=-":
        return None
    if len(text) > 60 or text[-1] in "。；，,;" or len(rule) < 3 or len(set(rule)) > 1:
        return None
    if rule[0] == "-" and re.search("[:：]", text):
        return None
    return Heading(text, 1 if rule[0] == "=" else 2)


def _repeats_title(text: str, title: str | None) -> bool:
    return title is not None and len(text) >= max(6, len(title) // 2) and title.startswith(text)


def _series_depths(headings: list[Heading]) -> dict[str, int]:
    """Numbered headings of one series are of one depth, the least that any of them has."""
    depths: dict[str, int] = {}
    for heading in headings:
        series = series_of(heading.text)
        if series and heading.depth < ITEM_DEPTH:
            depths[series] = min(depths.get(series, heading.depth), heading.depth)
    return depths


def _boxed_labels(page: Page) -> frozenset[str]:
    """What stands boxed or bold at the beginning of lines, with speech behind it."""
    if not page.has(_BOXED_LABEL.match, "【[*".__contains__):
        return frozenset()
    found = (_BOXED_LABEL.match(line.text) for _, line in page.free() if line.text[0] in "【[*")
    return frozenset(label[1].strip(" :：*") for label in found if label)


def _who_speaks(headings: list[Heading], labels: Collection[str]) -> dict[str, tuple[Voice, ...]]:
    """The headings that name a speaker: seats and roles always, names that are not alone in it.

    One who speaks elsewhere behind a boxed label (``labels``) speaks here too.
    """
    found: dict[str, tuple[Voice, ...]] = {}
    names: Counter[str] = Counter()
    for heading in headings:
        if is_numbered(heading.text) or heading.depth >= QUESTION_DEPTH or len(heading.text) > 40:
            continue
        voices = _named(heading.text)
        if voices and all(voice.generic for voice in voices) and not is_part_name(heading.text):
            found[heading.text] = voices
        elif voices and not _is_part(heading.text) and all(_may_speak(voice) for voice in voices):
            found[heading.text] = voices
            names.update(voice.name for voice in voices)
            names.update(voice.name for voice in voices if heading.text in labels)
    if found:
        found |= _recurring(headings, found)
    come_again = any(count > 1 for count in names.values())
    several = len(names) > 1 or come_again
    return {
        text: voices
        for text, voices in found.items()
        if all(voice.generic or voice.bracketed for voice in voices)
        or (several and (come_again or not all(_is_capitalised(voice.name) for voice in voices)))
    }


def _present_among(headings: list[Heading], present: Collection[str]) -> dict[str, tuple[Voice, ...]]:
    """The headings that name those who are there, if several of them do."""
    named = {h.text: voices_of(h.text) for h in headings} if present else {}
    found = {
        text: tuple(voice._replace(kind=VoiceKind.NAME) for voice in voices)
        for text, voices in named.items()
        if voices and all(voice.name in present for voice in voices)
    }
    return found if len({voices[0].name for voices in found.values()}) > 1 else {}


def _heard_in(
    page: Page, marked: list[tuple[int, Line, Heading]], speaking: dict[str, tuple[Voice, ...]]
) -> dict[str, tuple[Voice, ...]]:
    """Those of the headings that name a speaker over whose lines somebody is heard to speak.

    English headings are capitalised as names are: they need a name known as one, or to come again
    with words spoken under them; in a text about programs they name nobody.
    """
    latin = {text for text, voices in speaking.items() if all(voice.name.isascii() for voice in voices)}
    if not latin:
        return speaking
    if is_technical(page):
        return {text: voices for text, voices in speaking.items() if text not in latin}
    places: dict[str, list[int]] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for i, _, heading in marked:
        if heading.text in latin:
            places.setdefault(heading.text, []).append(i)
            times[_bare(speaking[heading.text])] += 1
    doubtful = {text for text in latin if not all(_is_known_form(voice) for voice in speaking[text])}
    again = {text for text in doubtful if times[_bare(speaking[text])] > 1}
    talks = [_talk_below(page, i) for text in again for i in places[text]]
    if (len(again) < _SEVERAL and not speaking.keys() - doubtful) or tone_of(talks).spoken < _SPOKEN:
        again = set()
    return {text: voices for text, voices in speaking.items() if text in again or text not in doubtful}


def _named(text: str) -> tuple[Voice, ...]:
    """Who a heading names, without what it says of the manner (``张三 补充``, ``Ann Brill adds``)."""
    manner = _MANNER.search(text)
    voices = voices_of(text[: manner.start()]) if manner and manner.start() else ()
    if voices and all(voice.is_certain for voice in voices):
        return tuple(voice._replace(spelling=text) for voice in voices)
    return voices_of(text)


def _bare(voices: tuple[Voice, ...]) -> tuple[str, ...]:
    return tuple(voice.name for voice in voices)


def _is_known_form(voice: Voice) -> bool:
    """Whether an English heading can be nothing but a voice: a seat, a role, a name known as one."""
    if voice.generic or voice.role is not None or not (voice.affiliation or "").isascii():
        return True
    first = voice.name.split()[0]
    is_rank = first.casefold() in folded("english_titles") and len(first) > _LONGEST_TITLE
    return is_full_latin_name(voice.name) and not is_rank  # ``Major Releases``


def _talk_below(page: Page, i: int) -> Talk:
    below = page.below(i)
    return Talk() if below is None else talk_of(page.lines[below].text[:_HEARD])


def _is_capitalised(name: str) -> bool:
    """Whether a name is one by its capital letters alone, as most English headings are."""
    return name.isascii() and name.split()[0].rstrip(".") not in words("english_titles")


def _recurring(
    headings: list[Heading], speaking: dict[str, tuple[Voice, ...]]
) -> dict[str, tuple[Voice, ...]]:
    """Short headings that come again among those of speakers: topics hardly ever do."""
    counts = Counter(heading.text for heading in headings if heading.depth < QUESTION_DEPTH)
    found = {}
    for text, count in counts.items():
        if count < 2 or text in speaking or is_numbered(text) or len(text) > 12 or _is_part(text):
            continue
        voices = voices_of(text)
        if voices:
            found[text] = voices
    return found


def _is_part(text: str) -> bool:
    """Whether a heading is the usual name of a text's part rather than anybody's."""
    is_named = any(text in words(name) for name in ("section_names", "extra_sections", "export_sections"))
    return is_named or is_part_name(text) or is_field_word(text) or is_discourse(text)


def _may_speak(voice: Voice) -> bool:
    return voice.is_certain or (voice.kind is VoiceKind.WORD and voice.bracketed)


def _turn(page: Page, i: int, voices: tuple[Voice, ...]) -> TurnOpening:
    line = page.lines[i]
    text_start = page.lines[i + 1].text_start if i + 1 < len(page.lines) else line.text_end
    return TurnOpening(line.start, text_start, voices, Evidence.HEADING)
