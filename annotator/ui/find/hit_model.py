"""The hits of a search as a Qt model: in the order found, under a heading for each transcript, ticked or not.

Rows are counted, not kept: a heading is one row, its hits follow unless it is folded. So a hundred
thousand hits come in as they are found, batch after batch, and cost a row of the view nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.domain.span import Span
from annotator.language import translate, translate_count
from annotator.ui.find.hits import Hits
from annotator.workspace.finding import Hit

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


Known = tuple[str, Span, str | None]
"""By what a hit is known again when the same is searched once more."""


def known(hit: Hit) -> Known:
    """By what a hit is known again."""
    return hit.transcript_id, hit.span, hit.annotation_id


@dataclass
class Heading:
    """A transcript with its hits; ``ticks`` holds 1 for each hit that is ticked, ``row`` is its own row."""

    transcript_id: str
    title: str
    row: int = 0
    is_folded: bool = False
    ticks: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.hits = Hits(self.transcript_id)

    @property
    def ticked(self) -> int:
        """How many of its hits are ticked."""
        return self.ticks.count(1)


class HitModel(QAbstractListModel):
    """``ticks_changed`` tells that other hits are ticked now."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        self._headings: list[Heading] = []
        self._rows_of_headings: list[int] = []
        self._shows_headings = True
        self._to_fold: Set[str] = frozenset()
        self.come_ticked = False
        """Whether further hits come ticked, because all of them are meant."""
        self._rows = 0
        self.total = 0

    # Filling

    def start(self, titles: Mapping[str, str], *, grouped: bool, folded: Set[str] = frozenset()) -> None:
        """Begin anew; with ``grouped`` each transcript has a row of its own above its hits.

        ``folded`` are the transcripts whose hits shall be put away.
        """
        self.beginResetModel()
        self._to_fold = folded if grouped else frozenset()
        self._titles, self._shows_headings = titles, grouped
        self._headings, self._rows_of_headings = [], []
        self._rows = self.total = 0
        self.come_ticked = False
        self.endResetModel()

    def add(self, hits: Sequence[Hit], ticked: Set[Known] = frozenset()) -> None:
        """Put further hits behind those that are there; ``ticked`` are those that shall be ticked."""
        for run in _runs(hits):
            self._append(run, ticked)
        if hits:
            self._tell_headings()

    def _append(self, run: Sequence[Hit], ticked: Set[Known]) -> None:
        last = self._headings[-1] if self._headings else None
        goes_on = last is not None and run[0].transcript_id == last.transcript_id
        heading = last if last is not None and goes_on else self._new_heading(run[0].transcript_id)
        new_rows = 0 if heading.is_folded else len(run)
        new_rows += self._shows_headings and not goes_on
        if new_rows:
            self.beginInsertRows(_NOWHERE, self._rows, self._rows + new_rows - 1)
        if not goes_on:
            self._headings.append(heading)
            self._rows_of_headings.append(heading.row)
        heading.hits.extend(run)
        heading.ticks.extend(self._ticks_of(run, ticked))
        self._rows += new_rows
        self.total += len(run)
        if new_rows:
            self.endInsertRows()

    def _ticks_of(self, run: Sequence[Hit], ticked: Set[Known]) -> bytes:
        if self.come_ticked:
            return b"\1" * len(run)
        return bytes(known(hit) in ticked for hit in run) if ticked else bytes(len(run))

    def _new_heading(self, transcript_id: str) -> Heading:
        title = self._titles.get(transcript_id, "")
        return Heading(transcript_id, title, self._rows, transcript_id in self._to_fold)

    def _row_after(self, heading: Heading) -> int:
        return heading.row + self._shows_headings + (0 if heading.is_folded else len(heading.hits))

    def _tell_headings(self) -> None:
        if self._headings and self._shows_headings:
            first, last = self._headings[0].row, self._headings[-1].row
            self.dataChanged.emit(self.index(first), self.index(last))

    # Looking

    @property
    def headings(self) -> Sequence[Heading]:
        """The transcripts in which something was found."""
        return self._headings

    @property
    def folded(self) -> frozenset[str]:
        """The transcripts whose hits are put away."""
        return frozenset(heading.transcript_id for heading in self._headings if heading.is_folded)

    def heading_of(self, transcript_id: str) -> Heading | None:
        """The transcript with this id, if something was found in it."""
        return self._heading_of(transcript_id)

    def heading_over(self, row: int) -> Heading | None:
        """The transcript that the row belongs to."""
        if not 0 <= row < self._rows:
            return None
        return self._headings[bisect_right(self._rows_of_headings, row) - 1]

    def is_heading(self, row: int) -> bool:
        """Whether the row is a transcript's own."""
        heading = self.heading_over(row)
        return self._shows_headings and heading is not None and heading.row == row

    def hit(self, row: int) -> Hit | None:
        """The hit in a row; ``None`` for a heading and outside."""
        heading = self.heading_over(row)
        at = self._place(heading, row)
        return heading.hits[at] if heading is not None and at >= 0 else None

    def _place(self, heading: Heading | None, row: int) -> int:
        """Which of the heading's hits stands in the row; below 0 for none."""
        return -1 if heading is None else row - heading.row - self._shows_headings

    def hits_in(self, transcript_id: str | None) -> Hits | None:
        """The hits of one transcript, in text order; ``None`` where there are none."""
        heading = self._heading_of(transcript_id)
        return heading.hits if heading is not None else None

    def _heading_of(self, transcript_id: str | None) -> Heading | None:
        return next((h for h in self._headings if h.transcript_id == transcript_id), None)

    def row_of(self, hit: Hit) -> int:
        """The row of a hit like this one, or of the first after it in its transcript; -1 for none."""
        heading = self._heading_of(hit.transcript_id)
        at = heading.hits.place_of(hit.span, hit.annotation_id) if heading is not None else None
        if heading is None or at is None:
            return self.row_from(hit.transcript_id, hit.span.start)
        return self._row_at(heading, at)

    def row_from(self, transcript_id: str | None, offset: int) -> int:
        """The row of the first hit at or after a place of a transcript; -1 where there is none."""
        heading = self._heading_of(transcript_id)
        at = heading.hits.first_from(offset) if heading is not None else 0
        return self._row_at(heading, at) if heading is not None and at < len(heading.hits) else -1

    def row_before(self, transcript_id: str | None, offset: int) -> int:
        """The row of the last hit that starts before a place of a transcript; -1 where there is none."""
        heading = self._heading_of(transcript_id)
        at = heading.hits.first_from(offset) if heading is not None else 0
        return self._row_at(heading, at - 1) if heading is not None and at > 0 else -1

    def _row_at(self, heading: Heading, at: int) -> int:
        self.fold(heading, is_folded=False)
        return heading.row + self._shows_headings + at

    def next_hit_row(self, row: int, step: int) -> int:
        """The next row with a hit, headings passed over and unfolded, round the ends; -1 without hits."""
        if not self.total:
            return -1
        for _ in range(2 * len(self._headings) + 2):
            row += step
            if not 0 <= row < self._rows:
                row = 0 if step > 0 else self._rows - 1
            heading = self.heading_over(row)
            if heading is None or not self.is_heading(row):
                return row
            if heading.is_folded:
                before = self._rows
                self.fold(heading, is_folded=False)
                row += self._rows - before if step < 0 else 0
                if step < 0:
                    return row
        return -1

    # Folding

    def fold(self, heading: Heading, *, is_folded: bool) -> None:
        """Put a transcript's hits away, or show them again."""
        if heading.is_folded is is_folded or not self._shows_headings:
            return
        first, count = heading.row + 1, len(heading.hits)
        if is_folded:
            self.beginRemoveRows(_NOWHERE, first, first + count - 1)
        else:
            self.beginInsertRows(_NOWHERE, first, first + count - 1)
        heading.is_folded = is_folded
        row = 0
        for one in self._headings:
            one.row = row
            row = self._row_after(one)
        self._rows_of_headings = [one.row for one in self._headings]
        self._rows = row
        if is_folded:
            self.endRemoveRows()
        else:
            self.endInsertRows()
        self._tell_headings()

    # Ticks

    @property
    def ticked_count(self) -> int:
        """How many hits are ticked."""
        return sum(heading.ticked for heading in self._headings)

    def ticked(self) -> list[Hit]:
        """The hits that are ticked, in their order."""
        return self.ticked_later()()

    def ticked_later(self) -> Callable[[], list[Hit]]:
        """What makes the list of those that are ticked now; of very many, for another thread."""
        taken = [(h.hits, bytes(h.ticks)) for h in self._headings]
        return lambda: [hits[at] for hits, ticks in taken for at, on in enumerate(ticks) if on]

    def ticked_known(self) -> frozenset[Known]:
        """By what the ticked hits are known again."""
        return frozenset(
            (h.transcript_id, h.hits.span(at), h.hits.annotation_id(at))
            for h in self._headings
            if h.ticked
            for at, on in enumerate(h.ticks)
            if on
        )

    def unlisted(self, ticked: Iterable[Known]) -> frozenset[Known]:
        """Those of these hits that are not in the list."""
        there = {heading.transcript_id: heading.hits for heading in self._headings}
        return frozenset(k for k in ticked if k[0] not in there or there[k[0]].place_of(k[1], k[2]) is None)

    def untick_all(self) -> None:
        """Tick nothing."""
        self.tick_these(())

    def all_hits(self) -> list[Hit]:
        """All hits, in their order."""
        return [hit for heading in self._headings for hit in heading.hits]

    def is_ticked(self, row: int) -> bool:
        """Whether the row's hit is ticked, or all hits of the row's transcript are."""
        heading = self.heading_over(row)
        if heading is None:
            return False
        if self.is_heading(row):
            return heading.ticked == len(heading.hits)
        return bool(heading.ticks[self._place(heading, row)])

    def tick(self, row: int) -> None:
        """Tick a hit, or all of a transcript; what is ticked wholly is unticked."""
        heading = self.heading_over(row)
        if heading is None:
            return
        on = not self.is_ticked(row)
        if self.is_heading(row):
            heading.ticks[:] = bytes([on]) * len(heading.ticks)
        else:
            heading.ticks[self._place(heading, row)] = on
        self._tell_ticks()

    def tick_all(self) -> None:
        """Tick all hits, or none where all are ticked; those that are still being found as well."""
        on = self.ticked_count < self.total
        self.come_ticked = on
        for heading in self._headings:
            heading.ticks[:] = bytes([on]) * len(heading.ticks)
        self._tell_ticks()

    def tick_these(self, wanted: Iterable[bool]) -> None:
        """Tick the hits for which this says so, one answer for each hit in order, and no others."""
        self.come_ticked = False
        answers = iter(wanted)
        for heading in self._headings:
            heading.ticks[:] = bytes(bool(next(answers, False)) for _ in heading.ticks)
        self._tell_ticks()

    def _tell_ticks(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(self._rows - 1))
        self.ticks_changed.emit()

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        known_row = super().flags(index)
        return known_row | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else known_row

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        heading = self.heading_over(row)
        if heading is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if self.is_heading(row):
            count = translate_count("{count} hit", "{count} hits", len(heading.hits))
            return f"{heading.title}, {count}"
        return self._said(row, role)

    def _said(self, row: int, role: int) -> str:
        hit = self.hit(row)
        if hit is None:
            return ""
        words = f"{hit.before}{hit.words}{hit.after}"
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{translate('ticked')}, {words}" if is_spoken and self.is_ticked(row) else words


def _runs(hits: Sequence[Hit]) -> Iterator[Sequence[Hit]]:
    """The hits by transcript, neighbours of one transcript together."""
    start = 0
    for at in range(1, len(hits) + 1):
        if at == len(hits) or hits[at].transcript_id != hits[start].transcript_id:
            yield hits[start:at]
            start = at
