"""The laws of positions between source text and shown text, against a model that spells the text out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import SupportsIndex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.span import Place, Span
from annotator.formats.registry import read
from annotator.text.text_map import Side, TextMap, View, shown_text, touching

TRICKY = (
    *"漏损率百分之十九，。a b\n",
    "😊",
    "𠮷",
    "e\u0301",  # a letter and its accent, two code points
    "👩\u200d🌾",  # one sign for the eye, three code points
    "🇨🇳",
    "\u0300",  # an accent that stands alone
)
WORDS = st.lists(st.sampled_from(TRICKY), max_size=4).map("".join)


@dataclass(frozen=True)
class Said:
    """A correction, as far as a map wants to know."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True)
class Case:
    source: str
    corrections: tuple[Said, ...]

    def map(self, view: View = View.READING) -> TextMap:
        return TextMap(len(self.source), self.corrections, view)

    def shown(self, view: View = View.READING) -> str:
        return shown_text(self.source, self.corrections, view)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A source text with corrections that may stand in it: insertions, deletions, replacements."""
    source = draw(WORDS)
    corrections: list[Said] = []
    for heard, meant, kept in draw(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6)):
        said = Said(len(source), len(source) + len(heard), meant)
        source += heard + kept
        fits = not corrections or not touching(corrections[-1], said)
        if fits and heard != meant:
            corrections.append(said)
    return Case(source, tuple(corrections))


@dataclass(frozen=True)
class Letter:
    """One code point of the reading text: of the source at ``at``, or the ``nth`` of a correction's words."""

    character: str
    at: int
    said: Said | None = None
    nth: int = 0


def letters(case: Case) -> list[Letter]:
    """The reading text spelt out."""
    spelt: list[Letter] = []
    at = 0
    for said in case.corrections:
        spelt += [Letter(case.source[i], i) for i in range(at, said.start)]
        spelt += [Letter(c, said.start, said, n) for n, c in enumerate(said.replacement)]
        at = said.end
    return spelt + [Letter(case.source[i], i) for i in range(at, len(case.source))]


def place_by_model(spelt: list[Letter], position: int, side: Side) -> Place | None:
    """A start keeps to the letter after it, an end to the letter before; ``None`` where there is none."""
    if side is Side.START:
        if position == len(spelt):
            return None
        letter = spelt[position]
        if letter.said is None:
            return Place(letter.at)
        if letter.said.start == letter.said.end:
            return Place(letter.at, letter.nth - len(letter.said.replacement))
        return Place(letter.at, letter.nth)
    if position == 0:
        return None
    letter = spelt[position - 1]
    if letter.said is None:
        return Place(letter.at + 1)
    if letter.said.start < letter.said.end and letter.nth + 1 == len(letter.said.replacement):
        return Place(letter.said.end)
    return Place(letter.at, letter.nth + 1)


@given(cases())
def test_the_reading_text_is_the_source_with_its_corrections(case: Case) -> None:
    assert case.shown() == "".join(letter.character for letter in letters(case))
    assert case.shown(View.SOURCE) == case.source
    for view in View:
        assert case.map(view).shown_length == len(case.shown(view))


@given(cases(), st.sampled_from(Side))
def test_places_are_those_of_the_letters_beside_them(case: Case, side: Side) -> None:
    where, spelt = case.map(), letters(case)
    for position in range(len(spelt) + 1):
        expected = place_by_model(spelt, position, side)
        if expected is not None:
            assert where.place(position, side) == expected


@given(cases(), st.sampled_from(Side), st.sampled_from((View.READING, View.SOURCE)))
@example(Case("漏", (Said(0, 0, "管网"),)), Side.END, View.READING)
@example(Case("漏损", (Said(0, 2, ""),)), Side.START, View.READING)
def test_what_is_shown_comes_back_to_where_it_was(case: Case, side: Side, view: View) -> None:
    where = case.map(view)
    for position in range(where.shown_length + 1):
        assert where.shown(where.place(position, side), side) == position


@given(cases(), st.sampled_from(Side))
def test_tracked_changes_come_back_and_between_old_and_new_words_take_both_in(case: Case, side: Side) -> None:
    where = case.map(View.TRACKED)
    between = {
        piece.new_start: piece.shown_start if side is Side.START else piece.shown_end
        for piece in where.pieces
        if piece.kept and piece.new_start < piece.shown_end
    }
    for position in range(where.shown_length + 1):
        back = where.shown(where.place(position, side), side)
        assert back == between.get(position, position)


@given(cases())
def test_tracked_changes_show_the_old_words_and_after_them_the_new(case: Case) -> None:
    tracked, where = case.shown(View.TRACKED), case.map(View.TRACKED)
    for said, piece in zip(case.corrections, where.pieces, strict=True):
        assert tracked[piece.shown_start : piece.new_start] == case.source[said.start : said.end]
        assert tracked[piece.new_start : piece.shown_end] == said.replacement
    without_new = list(tracked)
    for piece in reversed(where.pieces):
        del without_new[piece.new_start : piece.shown_end]
    assert "".join(without_new) == case.source


@given(cases(), st.data())
def test_any_stretch_of_tracked_changes_is_a_span_that_covers_it(case: Case, data: st.DataObject) -> None:
    where = case.map(View.TRACKED)
    if not where.shown_length:
        return
    start = data.draw(st.integers(0, where.shown_length - 1))
    end = data.draw(st.integers(start + 1, where.shown_length))
    first, last = where.shown_span(where.span(start, end))
    assert first <= start
    assert last >= end
    widened = [(p.shown_start, p.shown_end) for p in where.pieces]
    assert first == start or any(a == first and start <= b for a, b in widened)
    assert last == end or any(b == last and end >= a for a, b in widened)


@given(cases(), st.sampled_from(Side), st.sampled_from((View.READING, View.SOURCE)))
def test_both_directions_are_monotone(case: Case, side: Side, view: View) -> None:
    where = case.map(view)
    shown = [where.shown(Place(offset), side) for offset in range(len(case.source) + 1)]
    assert shown == sorted(shown)
    assert all(0 <= position <= where.shown_length for position in shown)
    offsets = [where.place(position, side).offset for position in range(where.shown_length + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(case.source) for offset in offsets)


@given(cases(), st.sampled_from((View.READING, View.TRACKED)))
def test_a_stretch_that_no_correction_touches_quotes_the_same_words(case: Case, view: View) -> None:
    """Corrections may stand right beside the stretch, insertions at its very borders."""
    where, shown = case.map(view), case.shown(view)
    borders = sorted({0, len(case.source), *(b for c in case.corrections for b in (c.start, c.end))})
    for start, end in pairwise(borders):
        if any(c.start < end and start < c.end for c in case.corrections):
            continue
        for a, b in ((start, end), (start, start + 1), (end - 1, end)):
            shown_start, shown_end = where.shown_span(Span(a, b))
            assert shown[shown_start:shown_end] == case.source[a:b]
            assert where.span(shown_start, shown_end) == Span(a, b)


@given(cases(), st.data())
def test_any_stretch_of_reading_text_is_a_span_that_shows_the_same_stretch(
    case: Case, data: st.DataObject
) -> None:
    where = case.map()
    if not where.shown_length:
        return
    start = data.draw(st.integers(0, where.shown_length - 1))
    end = data.draw(st.integers(start + 1, where.shown_length))
    assert where.shown_span(where.span(start, end)) == (start, end)


@given(cases(), st.data())
def test_the_source_under_a_stretch_takes_whole_replacements_in(case: Case, data: st.DataObject) -> None:
    where, spelt = case.map(), letters(case)
    if not spelt:
        return
    start = data.draw(st.integers(0, len(spelt) - 1))
    end = data.draw(st.integers(start + 1, len(spelt)))
    ranges = [(x.said.start, x.said.end) if x.said else (x.at, x.at + 1) for x in spelt[start:end]]
    assert where.source_range(start, end) == (ranges[0][0], ranges[-1][1])


@given(cases(), st.integers(-9, 9), st.integers(-9, 9))
def test_no_span_is_shown_backwards_or_outside(case: Case, start_inner: int, end_inner: int) -> None:
    """Also inner offsets that outlived the words they were in: they are cut back to what is there."""
    for view in View:
        where = case.map(view)
        for offset in range(len(case.source) + 1):
            for end in (offset, min(offset + 2, len(case.source))):
                if offset == end and start_inner == end_inner:
                    continue
                start, stop = where.shown_span(Span(offset, end, start_inner, end_inner))
                assert 0 <= start <= stop <= where.shown_length


@given(cases(), st.data())
def test_pieces_over_a_stretch_are_those_that_touch_it(case: Case, data: st.DataObject) -> None:
    for view in View:
        where = case.map(view)
        start = data.draw(st.integers(0, where.shown_length))
        end = data.draw(st.integers(start, where.shown_length))
        expected = [p for p in where.pieces if p.shown_start <= end and start <= p.shown_end]
        assert list(where.pieces_over(start, end)) == expected


@given(cases(), st.data())
def test_words_inserted_later_stay_outside_the_spans_beside_them(case: Case, data: st.DataObject) -> None:
    """Whatever was corrected before, an insertion at a span's border changes nothing of its quote."""
    where, shown = case.map(), case.shown()
    at = data.draw(st.integers(0, len(case.source)))
    late = Said(at, at, "后来加的")
    if any(c.start <= at <= c.end for c in case.corrections):
        return
    later = TextMap(len(case.source), (*case.corrections, late))
    shown_later = shown_text(case.source, (*case.corrections, late))
    for span in (Span(0, at) if at else None, Span(at, len(case.source)) if at < len(case.source) else None):
        if span is not None:
            start, end = where.shown_span(span)
            start_later, end_later = later.shown_span(span)
            assert shown_later[start_later:end_later] == shown[start:end]


def test_a_border_inside_inserted_words_keeps_its_place_when_the_words_grow() -> None:
    """A start counts back from the character after the words, an end forward from the one before."""
    short, long = Said(2, 2, "老城"), Said(2, 2, "老城供水")
    tail = TextMap(4, [short]).span(3, 5)  # 城 and the character after
    assert (tail.first, tail.last) == (Place(2, -1), Place(3))
    head = TextMap(4, [short]).span(1, 3)  # the character before, and 老
    assert (head.first, head.last) == (Place(1), Place(2, 1))
    assert TextMap(4, [long]).shown_span(tail) == (5, 7)
    assert TextMap(4, [long]).shown_span(head) == (1, 3)


def test_a_border_made_before_a_correction_takes_the_whole_replacement_in() -> None:
    where = TextMap(6, [Said(2, 4, "替换了")])
    assert where.shown_span(Span(0, 3)) == (0, 5)
    assert where.shown_span(Span(3, 6)) == (2, 7)
    assert where.shown_span(Span(2, 4)) == (2, 5)


def test_marks_on_deleted_words_are_shown_empty_and_never_lost() -> None:
    where = TextMap(6, [Said(2, 4, "")])
    assert where.shown_span(Span(2, 4)) == (2, 2)
    assert where.shown_span(Span(1, 5)) == (1, 3)


@pytest.mark.parametrize(
    "clashing",
    [
        (Said(0, 2, "甲"), Said(1, 3, "乙")),
        (Said(0, 2, "甲"), Said(0, 2, "乙")),
        (Said(1, 1, "甲"), Said(1, 1, "乙")),
        (Said(0, 2, "甲"), Said(2, 2, "乙")),
        (Said(2, 2, "甲"), Said(2, 3, "乙")),
        (Said(0, 3, "甲"), Said(1, 1, "乙")),
        (Said(3, 5, "甲"),),
        (Said(-1, 1, "甲"),),
        (Said(2, 1, "甲"),),
    ],
)
def test_corrections_that_clash_or_lie_outside_are_refused(clashing: tuple[Said, ...]) -> None:
    with pytest.raises(ValueError, match=r"corrections that clash|outside the text"):
        TextMap(4, clashing)
    TextMap(4, clashing, View.SOURCE)  # the source text asks no correction


def test_neighbouring_replacements_are_two() -> None:
    where = TextMap(4, [Said(0, 2, "甲"), Said(2, 4, "乙乙乙")])
    assert [where.place(p) for p in range(5)] == [
        Place(0),
        Place(2),
        Place(2, 1),
        Place(2, 2),
        Place(4),
    ]


@pytest.mark.parametrize("position", [-1, 5])
def test_positions_outside_the_shown_text_are_refused(position: int) -> None:
    with pytest.raises(ValueError, match="outside a text"):
        TextMap(4, ()).place(position)


def test_an_empty_stretch_is_no_span() -> None:
    with pytest.raises(ValueError, match="empty stretch"):
        TextMap(4, ()).span(2, 2)


class Counted(list[int]):
    """Numbers that count how often they are looked at."""

    looks = 0

    def __getitem__(self, index: SupportsIndex | slice) -> int:  # type: ignore[override]
        Counted.looks += 1
        return super().__getitem__(index)  # type: ignore[return-value]


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_place_is_found_by_halving(size: int) -> None:
    """A few looks per doubling, also where a hundred thousand corrections stand."""
    where = TextMap(size * 10, [Said(i * 10, i * 10 + 2, "更正") for i in range(size)])
    for name in ("_starts", "_ends", "_shown_ends"):
        setattr(where, name, Counted(getattr(where, name)))
    Counted.looks = 0
    asked = range(0, size * 10, size // 10 + 1)
    for offset in asked:
        where.place(where.shown(Place(offset)))
        where.place(offset, Side.END)
    assert Counted.looks > 0, "nothing was counted"
    assert Counted.looks / len(asked) <= 8 * size.bit_length()


def test_line_ends_of_the_file_leave_no_trace_in_positions(tmp_path: Path) -> None:
    """A file with CRLF, CR or mixed line ends is the same source text as with LF."""
    text = "周允：漏损😊多少？\n简宁：e\u0301百分之\n\n十九。\n"
    for name, line_end in (("lf.txt", "\n"), ("crlf.txt", "\r\n"), ("cr.txt", "\r")):
        path = tmp_path / name
        path.write_bytes(text.replace("\n", line_end).encode())
        assert read(path).text == text
    at = text.index("百分")
    where = TextMap(len(text), [Said(at, at + 3, "19%")])
    shown = shown_text(text, [Said(at, at + 3, "19%")])
    first, last = where.shown_span(Span(text.index("十九"), text.index("十九") + 2))
    assert shown[first:last] == "十九"


@given(cases(), st.sampled_from(View), st.data())
def test_a_map_that_follows_is_the_map_made_anew(case: Case, view: View, data: st.DataObject) -> None:
    """Corrections are taken out of the middle and others put in their place."""
    count = len(case.corrections)
    first = data.draw(st.integers(0, count))
    stop = data.draw(st.integers(first, count))
    kept = data.draw(st.lists(st.booleans(), min_size=stop - first, max_size=stop - first))
    words = data.draw(st.lists(WORDS, min_size=stop - first, max_size=stop - first))
    middle = tuple(
        Said(said.start, said.end, word)
        for said, is_kept, word in zip(case.corrections[first:stop], kept, words, strict=True)
        if is_kept
    )
    after = case.corrections[:first] + middle + case.corrections[stop:]
    followed = case.map(view).following(first, stop, middle)
    anew = TextMap(len(case.source), after, view)
    assert followed.shown_length == anew.shown_length
    assert list(followed.pieces) == list(anew.pieces)
    for at in range(anew.shown_length + 1):
        for side in Side:
            assert followed.place(at, side) == anew.place(at, side)
    back = followed.following(first, first + len(middle), case.corrections[first:stop])
    assert list(back.pieces) == list(case.map(view).pieces)


def test_a_map_that_follows_refuses_what_clashes() -> None:
    whole = TextMap(20, (Said(2, 4, "a"), Said(6, 8, "b"), Said(10, 12, "c")))
    for wrong in (Said(3, 7, "x"), Said(7, 11, "x"), Said(4, 4, "x"), Said(9, 8, "x")):
        with pytest.raises(ValueError, match="correction"):
            whole.following(1, 2, (wrong,))
    with pytest.raises(ValueError, match="outside"):
        whole.following(2, 3, (Said(18, 21, "x"),))
    assert list(whole.pieces) == list(
        TextMap(20, (Said(2, 4, "a"), Said(6, 8, "b"), Said(10, 12, "c"))).pieces
    )
