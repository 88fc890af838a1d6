"""Positions in the source text and in what is shown of it: reading text, source text or tracked changes.

A :class:`TextMap` is built from the corrections that apply and answers in O(log n) for n of them.
Borders of spans have a *side*: where words were inserted exactly at a border, a start keeps to the
character after it and an end to the character before it, so that later insertions stay outside
(:mod:`annotator.domain.span`).

Laws, held by tests: ``shown(place(p, side), side) == p`` for every position ``p`` of the reading
text; both directions are monotone; a stretch that no correction touches quotes the same words in
both texts. In tracked changes the old and the new words of a replacement are one stretch of source
text: a border between them takes both in, and so does a span from the old into the new.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, islice
from operator import add, attrgetter, gt, lt, sub
from typing import Protocol, overload

from annotator.domain.span import Place, Span


class Side(Enum):
    """Which border of a span a place is."""

    START = "start"
    END = "end"


class Covering(Protocol):
    """Source text ``[start, end)``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Replacing(Covering, Protocol):
    """What a correction says: source text ``[start, end)`` reads ``replacement``."""

    @property
    def replacement(self) -> str: ...


class View(Enum):
    """What of a transcript is shown."""

    READING = "reading"
    SOURCE = "source"
    TRACKED = "tracked"


@dataclass(frozen=True, slots=True)
class Piece:
    """One correction as shown: source ``[start, end)``, shown ``[shown_start, shown_end)``.

    In tracked changes the replaced words stay; ``kept`` is how many shown characters they take
    before the new words begin (0 in the reading text).
    """

    start: int
    end: int
    shown_start: int
    shown_end: int
    kept: int

    @property
    def new_start(self) -> int:
        """Where the replacing words begin in the shown text."""
        return self.shown_start + self.kept


class _Pieces(Sequence[Piece]):
    """The pieces by columns: thousands are made with every correction, few of them are looked at.

    Only the places where pieces end in the shown text move with a correction before them; the others
    follow from these.
    """

    __slots__ = ("_ends", "_keeps", "_lengths", "_shown_ends", "_starts")

    def __init__(self, chosen: Sequence[Replacing], view: View, shift: int = 0) -> None:
        """Pieces in text order; ``shift`` is how much longer the shown text is up to the first of them."""
        self._keeps = view is View.TRACKED
        self._starts = [correction.start for correction in chosen]
        self._ends = [correction.end for correction in chosen]
        self._lengths = [len(correction.replacement) for correction in chosen]
        grown = self._lengths
        if not self._keeps:
            grown = list(map(add, grown, map(sub, self._starts, self._ends)))
        self._shown_ends = list(map(add, self._ends, islice(accumulate(grown, initial=shift), 1, None)))

    def with_others(self, first: int, stop: int, others: _Pieces) -> _Pieces:
        """The pieces once those from ``first`` to before ``stop`` are these; the later ones move along."""
        by = others.shift_before(len(others), self.shift_before(first)) - self.shift_before(stop)
        made = copy(self)
        made._starts = [*self._starts[:first], *others._starts, *self._starts[stop:]]
        made._ends = [*self._ends[:first], *others._ends, *self._ends[stop:]]
        made._lengths = [*self._lengths[:first], *others._lengths, *self._lengths[stop:]]
        later = self._shown_ends[stop:]
        moved = [end + by for end in later] if by else later
        made._shown_ends = [*self._shown_ends[:first], *others._shown_ends, *moved]
        return made

    def shift_before(self, i: int, at_start: int = 0) -> int:
        """How much longer the shown text is than the source up to the ``i``-th piece."""
        return self._shown_ends[i - 1] - self._ends[i - 1] if i else at_start

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, i: int) -> Piece: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Piece]: ...

    def __getitem__(self, i: int | slice) -> Piece | Sequence[Piece]:
        if isinstance(i, slice):
            return [self[at] for at in range(*i.indices(len(self)))]
        start, end, shown_end = self._starts[i], self._ends[i], self._shown_ends[i]
        kept = end - start if self._keeps else 0
        return Piece(start, end, shown_end - self._lengths[i] - kept, shown_end, kept)

    @property
    def columns(self) -> tuple[list[int], list[int], list[int]]:
        """Where the pieces start and end in the source text, and where they end in the shown text."""
        return self._starts, self._ends, self._shown_ends


class TextMap:
    """Between source text and shown text, both ways.

    Raises ``ValueError`` when corrections overlap, lie outside the text, or when an insertion
    touches another correction (such a pair is one correction: see :func:`touching`).
    """

    __slots__ = ("_ends", "_pieces", "_shown_ends", "_starts", "shown_length", "source_length", "view")

    def __init__(
        self, source_length: int, corrections: Iterable[Replacing], view: View = View.READING
    ) -> None:
        self.view = view
        self.source_length = source_length
        chosen = [] if view is View.SOURCE else _in_text_order(corrections)
        self._take(_Pieces(chosen, view))
        self._refuse_clash(0, len(chosen))

    def _take(self, pieces: _Pieces) -> None:
        self._pieces = pieces
        self._starts, self._ends, self._shown_ends = pieces.columns
        self.shown_length = self.source_length + pieces.shift_before(len(pieces))

    def _refuse_clash(self, first: int, stop: int) -> None:
        """Look at the pieces from ``first`` to before ``stop``, and at how each stands to its neighbours."""
        starts, ends = self._starts[first:stop], self._ends[first:stop]
        inside = not starts or (starts[0] >= 0 and max(ends) <= self.source_length)
        if not inside or any(map(gt, starts, ends)):
            raise ValueError("a correction outside the text")
        first, stop = max(1, first), min(stop + 1, len(self._starts))
        for i, (end, start) in enumerate(
            zip(self._ends[first - 1 :], self._starts[first:stop], strict=False)
        ):
            if start <= end and touching(self._pieces[first + i - 1], self._pieces[first + i]):
                raise ValueError(f"corrections that clash at {start}")

    def following(self, first: int, stop: int, corrections: Sequence[Replacing]) -> TextMap:
        """The map once the corrections from the ``first`` to before ``stop`` are these, in text order.

        Quicker than a new one: what lies before is kept and what lies behind only moved. Raises
        ``ValueError`` as a new one would.
        """
        if self.view is View.SOURCE:
            return self
        others = _Pieces(corrections, self.view, self._pieces.shift_before(first))
        made = copy(self)
        made._take(self._pieces.with_others(first, stop, others))
        made._refuse_clash(first, first + len(corrections))
        return made

    @property
    def pieces(self) -> Sequence[Piece]:
        """The corrections as shown, in text order."""
        return self._pieces

    def pieces_over(self, shown_start: int, shown_end: int) -> Sequence[Piece]:
        """The pieces that touch the shown stretch."""
        first = bisect_left(self._shown_ends, shown_start)
        stop = first
        while stop < len(self._pieces) and self._pieces[stop].shown_start <= shown_end:
            stop += 1
        return self._pieces[first:stop]

    def shown(self, place: Place, side: Side = Side.START) -> int:
        """Where a border stands in the shown text; inner offsets beyond the words there are cut back."""
        offset, inner = place
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        piece = self._pieces[i]
        if piece.start == piece.end:
            if piece.start == offset:
                return self._in_insertion(piece, inner, side)
        elif piece.start == offset and inner > 0:
            return min(piece.new_start + inner, piece.shown_end)
        elif piece.start == offset:
            return piece.shown_start
        elif offset < piece.end:
            return self._within_replaced(piece, offset, side)
        return piece.shown_end + offset - piece.end

    @staticmethod
    def _in_insertion(piece: Piece, inner: int, side: Side) -> int:
        if inner < 0:
            return max(piece.shown_end + inner, piece.shown_start)
        if inner > 0:
            return min(piece.shown_start + inner, piece.shown_end)
        return piece.shown_end if side is Side.START else piece.shown_start

    @staticmethod
    def _within_replaced(piece: Piece, offset: int, side: Side) -> int:
        """A border made before the correction: the span takes in the whole replacement."""
        if piece.kept:
            return piece.shown_start + offset - piece.start
        return piece.shown_start if side is Side.START else piece.shown_end

    def place(self, shown: int, side: Side = Side.START) -> Place:
        """The border at a position of the shown text.

        Raises ``ValueError`` outside ``0 <= shown <= shown_length``.
        """
        if not 0 <= shown <= self.shown_length:
            raise ValueError(f"position {shown} outside a text of {self.shown_length}")
        i = self._piece_for(shown, side)
        if i is None:
            return Place(shown - self._shift_before(shown, side))
        piece = self._pieces[i]
        depth = shown - piece.new_start
        if piece.start == piece.end:
            return Place(piece.start, shown - piece.shown_end if side is Side.START else depth)
        if depth < 0 or (depth == 0 and side is Side.END):
            return Place(piece.start + shown - piece.shown_start)
        return Place(piece.start, depth)

    def _piece_for(self, shown: int, side: Side) -> int | None:
        """The piece that the position lies in; at a piece's edges only where the border belongs to it."""
        i = bisect_left(self._shown_ends, shown)
        while i < len(self._pieces) and self._pieces[i].shown_start <= shown:
            piece = self._pieces[i]
            if piece.shown_start < shown < piece.shown_end:
                return i
            if piece.start == piece.end and piece.shown_start < piece.shown_end:
                if side is Side.START and shown == piece.shown_start:
                    return i
                if side is Side.END and shown == piece.shown_end:
                    return i
            i += 1
        return None

    def _shift_before(self, shown: int, side: Side) -> int:
        """How much longer the shown text is than the source up to a position outside all pieces.

        Where deleted words stand at the position, a start comes after them and an end before them.
        """
        if side is Side.START:
            i = bisect_right(self._shown_ends, shown) - 1
        else:
            i = bisect_left(self._shown_ends, shown) - 1
            following = i + 1
            if following < len(self._pieces):
                piece = self._pieces[following]
                if piece.shown_end == shown and piece.shown_start < shown:
                    i = following
        return self._pieces[i].shown_end - self._pieces[i].end if i >= 0 else 0

    def shown_span(self, span: Span) -> tuple[int, int]:
        """The stretch of shown text that a span covers; never runs backwards."""
        start = self.shown(span.first, Side.START)
        return start, max(start, self.shown(span.last, Side.END))

    def span(self, shown_start: int, shown_end: int) -> Span:
        """The span of a stretch of shown text.

        Raises ``ValueError`` where the stretch is empty.
        """
        if shown_start >= shown_end:
            raise ValueError(f"an empty stretch at {shown_start}")
        first, last = self.place(shown_start, Side.START), self.place(shown_end, Side.END)
        if last.offset < first.offset:  # from the old into the new words of one correction
            first = Place(last.offset)
        return Span.between(first, last)

    def source_range(self, shown_start: int, shown_end: int) -> tuple[int, int]:
        """The source text under a stretch of shown text, whole replacements taken in."""
        first, last = self.place(shown_start, Side.START), self.place(shown_end, Side.END)
        start, end = first.offset, last.offset
        i = bisect_right(self._starts, end) - 1
        if last.inner > 0 and i >= 0 and self._pieces[i].start == end:
            end = self._pieces[i].end
        return min(start, end), max(start, end)


def _in_text_order(corrections: Iterable[Replacing]) -> Sequence[Replacing]:
    """The corrections by place; in most cases they come so, which is quicker seen than sorted."""
    given = list(corrections)
    starts = [correction.start for correction in given]
    if all(map(lt, starts, starts[1:])):
        return given
    return sorted(given, key=attrgetter("start", "end"))


def touching(first: Covering, second: Covering) -> bool:
    """Whether two corrections cannot stand beside each other: they overlap, or an insertion touches one.

    ``first`` is the earlier in text order. Two replacements may be neighbours.
    """
    if second.start < first.end:
        return True
    is_insertion = first.start == first.end or second.start == second.end
    return is_insertion and second.start == first.end


def shown_text(source: str, corrections: Iterable[Replacing], view: View = View.READING) -> str:
    """The text that a view shows; in tracked changes the new words stand after the old."""
    if view is View.SOURCE:
        return source
    parts: list[str] = []
    at = 0
    for correction in _in_text_order(corrections):
        parts.append(source[at : correction.end if view is View.TRACKED else correction.start])
        parts.append(correction.replacement)
        at = correction.end
    parts.append(source[at:])
    return "".join(parts)
